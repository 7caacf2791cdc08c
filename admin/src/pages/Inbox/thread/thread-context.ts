import { createContext, useContext } from 'react';
import type { Conversation } from '../../../../../shared/contracts/conversations';
import type { Inbox, ThreadItem, ThreadMessage } from '../../../../../shared/contracts/inbox';
import type { BlobStore } from './blob-store';

/** What every line of a thread needs to know, and can do. */
export interface ThreadContext {
  conversation: Conversation;
  inbox: Inbox;
  /** Whether anything may be sent now, and not templates alone. */
  canWrite: boolean;
  files: BlobStore;
  /** Answers a message. */
  reply: (item: ThreadMessage) => void;
  /** Goes to another message. */
  jump: (documentId: string) => void;
  /** Gives a text back to the field in which it is written. */
  edit: (text: string) => void;
  put: (items: readonly ThreadItem[]) => void;
  remove: (documentId: string) => void;
}

const Context = createContext<ThreadContext | null>(null);

export const ThreadProvider = Context.Provider;

export function useThreadContext(): ThreadContext {
  const context = useContext(Context);
  if (!context) throw new Error('A line of a thread stands outside of it');
  return context;
}
