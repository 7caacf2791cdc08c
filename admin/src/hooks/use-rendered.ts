import { useCallback } from 'react';
import type { Message } from '../../../shared/contracts/messages';
import { plainText } from '../components/WhatsAppBubble/plain-text';
import { useSentences } from './use-sentences';

/** Kinds whose text is what somebody wrote, whatever it says. */
const WRITTEN = new Set<string>(['text', 'button', 'template']);

type RenderedMessage = Pick<Message, 'rendered'> & { type: string };

/** A message in one line of plain text: what was written, or what stands for it; null where nothing is kept. */
export function useRendered() {
  const { sayWords } = useSentences();
  return useCallback(
    ({ type, rendered }: RenderedMessage): string | null =>
      rendered ? plainText(WRITTEN.has(type) ? rendered : sayWords(rendered)) : null,
    [sayWords],
  );
}
