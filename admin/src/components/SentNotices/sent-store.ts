import type { Message } from '../../../../shared/contracts/messages';

/** A message that was just sent, as long as it can be taken back. */
export interface SentNotice {
  documentId: string;
  /** As the person typed or read it. */
  phone: string;
  /** When it leaves, by the clock of this machine. */
  leavesAt: number;
  /** Whether the person may look at it in the log. */
  hasLog: boolean;
}

interface SentState {
  notices: readonly SentNotice[];
  /** The places that can show them, of which the first one does. */
  hosts: readonly symbol[];
}

/** Holds what was sent from a dialog that is closed by then, on a page that may be left. */
export function createSentStore() {
  let state: SentState = { notices: [], hosts: [] };
  const listeners = new Set<() => void>();
  const set = (changes: Partial<SentState>) => {
    state = { ...state, ...changes };
    listeners.forEach((listen) => listen());
  };
  return {
    get: () => state,
    subscribe(listen: () => void): () => void {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    /** Returns the way to give the place up again. */
    addHost(host: symbol): () => void {
      set({ hosts: [...state.hosts, host] });
      return () => set({ hosts: state.hosts.filter((other) => other !== host) });
    },
    add: (notice: SentNotice) =>
      set({
        notices: [
          ...state.notices.filter(({ documentId }) => documentId !== notice.documentId),
          notice,
        ],
      }),
    remove: (documentId: string) =>
      set({ notices: state.notices.filter((notice) => notice.documentId !== documentId) }),
  };
}

/** The one of this browser tab: dialogs write to it, and whatever page is open shows it. */
export const sentStore = createSentStore();

/** How long a message waits from when it was queued, in milliseconds; both times are the server's. */
export const undoMsOf = ({ state, sendAt, dueAt, times }: Message): number =>
  state === 'queued' && sendAt === null && dueAt && times.queuedAt
    ? Math.max(0, Date.parse(dueAt) - Date.parse(times.queuedAt))
    : 0;
