import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { ThreadMessage } from '../../../../../shared/contracts/inbox';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { readApiError } from '../../../api/read-api-error';
import { useWhatsappAnswerMutation } from '../../../api/thread';
import { useApiError } from '../../../hooks/use-api-error';
import { createOutbox, type Outgoing } from './outbox';

/** How long to wait before an unreachable server is tried again. */
const TRY_AGAIN_MS = 5_000;

/** What stands in front of a server says when it cannot reach it. */
const UNREACHABLE = [502, 503, 504];

/** Not there where the browser forbids it. */
export const browserShelf = (): Storage | null => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

/** The one of this browser tab: a conversation may be left while something is on its way. */
export const outbox = createOutbox<ThreadMessage>(browserShelf, `${PLUGIN_ID}.outbox`);

/** Told when something waits anew. */
const WAKE = 'whatsapp-outbox';

/** Adds a message to what is on its way. */
export function send(message: Omit<Outgoing, 'state' | 'problem'>): void {
  outbox.add(message);
  window.dispatchEvent(new Event(WAKE));
}

/** Has another try what was refused. */
export const useOutboxAgain = () =>
  useCallback((key: string) => {
    outbox.again(key);
    window.dispatchEvent(new Event(WAKE));
  }, []);

/** What is on its way from one conversation, in the order in which it was written. */
export function useOutgoing(conversation: string): Outgoing[] {
  const all = useSyncExternalStore(outbox.subscribe, outbox.get);
  return useMemo(() => all.filter((one) => one.conversation === conversation), [all, conversation]);
}

/** Hands over what waits, of all conversations, as soon as the server can be reached. */
export function useOutboxRunner(onSent: (message: Outgoing, answer: ThreadMessage) => void): void {
  const [answer] = useWhatsappAnswerMutation();
  const { toWords } = useApiError();

  // Drawn before the waiting one goes, so that nothing jumps.
  useEffect(
    () => outbox.onSent((message, sent) => flushSync(() => onSent(message, sent))),
    [onSent],
  );

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    const run = async () => {
      clearTimeout(timer);
      const isDone = await outbox.run(async ({ conversation, key, input }) => {
        const data = { ...input, idempotencyKey: key };
        const result = await answer({ documentId: conversation, data });
        if ('data' in result) return { sent: result.data };
        const { status } = readApiError(result.error);
        return status === null || UNREACHABLE.includes(status)
          ? { unreachable: true }
          : { refused: toWords(result.error) };
      });
      if (!isDone && isHere) timer = setTimeout(() => void run(), TRY_AGAIN_MS);
    };
    const onWake = () => void run();
    onWake();
    window.addEventListener(WAKE, onWake);
    window.addEventListener('online', onWake);
    return () => {
      isHere = false;
      clearTimeout(timer);
      window.removeEventListener(WAKE, onWake);
      window.removeEventListener('online', onWake);
    };
  }, [answer, toWords]);
}
