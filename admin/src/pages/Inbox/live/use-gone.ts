import { useState } from 'react';
import { useInboxEvents } from './use-live';

/** Whether it was told of a conversation that it is not there any more, for whoever looks at it. */
export function useGone(documentId: string): boolean {
  const [isGone, setIsGone] = useState(false);
  useInboxEvents((event) => {
    if (event.type === 'gone' && event.documentId === documentId) setIsGone(true);
    // It may have been given away, and come back.
    if (event.type === 'conversation' && event.conversation.documentId === documentId)
      setIsGone(false);
  });
  return isGone;
}
