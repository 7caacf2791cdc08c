import { useEffect, useRef } from 'react';
import { useWhatsappSayTypingMutation } from '../../../api/thread';

/** How often it is said again while somebody goes on. */
const EVERY_MS = 5_000;

/** Tells colleagues, and the person where the settings say so, that an answer is being written. */
export function useTyping(documentId: string): { onType: () => void; onStop: () => void } {
  const [say] = useWhatsappSayTypingMutation();
  const saidAt = useRef(0);
  const stop = () => {
    if (saidAt.current === 0) return;
    saidAt.current = 0;
    void say({ documentId, typing: false });
  };
  const latest = useRef(stop);
  useEffect(() => {
    latest.current = stop;
  });
  useEffect(() => () => latest.current(), []);
  return {
    onType() {
      const now = Date.now();
      if (now - saidAt.current < EVERY_MS) return;
      saidAt.current = now;
      void say({ documentId, typing: true });
    },
    onStop: stop,
  };
}
