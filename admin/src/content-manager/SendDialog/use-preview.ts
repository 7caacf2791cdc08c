import { useEffect, useRef, useState } from 'react';
import type { Preview, SendTemplateInput } from '../../../../shared/contracts/messages';
import { useWhatsappPreviewMessageMutation } from '../../api/messages';

/** Long enough not to ask for every letter. */
const PAUSE = 300;

export interface PreviewState {
  /** The latest answer; it stays while the next one is awaited. */
  preview: Preview | null;
  error: unknown;
  /** The answer does not belong to what is asked for now. */
  isStale: boolean;
}

interface Answer {
  key: string;
  /** What tells the template from others. */
  template: string;
  preview: Preview | null;
  error: unknown;
}

/** What tells previews apart. */
type Previewed = Pick<SendTemplateInput, 'template' | 'account'>;

/** An answer that is on its way, and can be done without. */
interface Asked extends Promise<{ data: Preview | null } | { error: unknown }> {
  abort: () => void;
}

const templateOf = ({ account, template }: Previewed): string => `${account}/${template}`;

/** A message from a record, as it would go out. */
export function usePreview(request: SendTemplateInput | null): PreviewState {
  const [ask] = useWhatsappPreviewMessageMutation();
  return useAskedPreview(ask, request);
}

/**
 * The message as it would go out, asked for anew whenever the request changes: at once for another
 * template, after a pause while a person types. Answers to what is no longer asked are dropped.
 */
export function useAskedPreview<Request extends Previewed>(
  ask: (request: Request) => Asked,
  request: Request | null,
): PreviewState {
  const [answer, setAnswer] = useState<Answer>();
  const askedTemplate = useRef<string>();
  const key = request === null ? '' : JSON.stringify(request);

  useEffect(() => {
    if (key === '') return undefined;
    const asked = JSON.parse(key) as Request;
    const template = templateOf(asked);
    const pause = template === askedTemplate.current ? PAUSE : 0;
    let running: ReturnType<typeof ask> | undefined;
    const timer = setTimeout(async () => {
      askedTemplate.current = template;
      running = ask(asked);
      const result = await running;
      if (running === undefined) return;
      setAnswer((before) =>
        'data' in result
          ? { key, template, preview: result.data, error: null }
          : {
              key,
              template,
              // What another template said is worth nothing for this one.
              preview: before?.template === template ? before.preview : null,
              error: result.error,
            },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      running?.abort();
      running = undefined;
    };
  }, [ask, key]);

  if (request === null || answer?.template !== templateOf(request))
    return { preview: null, error: null, isStale: request !== null };
  const isAnswered = answer.key === key;
  return {
    preview: answer.preview,
    error: isAnswered ? answer.error : null,
    isStale: !isAnswered,
  };
}
