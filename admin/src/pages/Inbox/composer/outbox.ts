import type { AnswerInput } from '../../../../../shared/contracts/inbox';

/** A message that the server does not have yet. */
export interface Outgoing {
  /** Told to the server, too: however often it is asked, it makes one message. */
  key: string;
  conversation: string;
  input: AnswerInput;
  /** The beginning of what it says, to show it meanwhile. */
  shown: string;
  at: number;
  state: 'waiting' | 'sending' | 'failed';
  /** Why it failed, in words. */
  problem: string | null;
}

/** What keeps texts beyond a reload. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What the outcome of an attempt is: it is there, nobody could be reached, or it was refused. */
export type Attempt<T> = { sent: T } | { unreachable: true } | { refused: string };

/**
 * Messages on their way to the server, in the order in which they were written. They outlive the page:
 * whatever could not be handed over waits until it can.
 */
export function createOutbox<Answer>(shelf: () => Shelf | null, place: string) {
  let messages: readonly Outgoing[] = read(shelf(), place);
  const listeners = new Set<() => void>();
  const receivers = new Set<(message: Outgoing, answer: Answer) => void>();
  let running: Promise<boolean> | null = null;

  const set = (next: readonly Outgoing[]) => {
    messages = next;
    write(shelf(), place, next);
    listeners.forEach((listen) => listen());
  };
  const change = (key: string, changes: Partial<Outgoing>) =>
    set(messages.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const remove = (key: string) => set(messages.filter((one) => one.key !== key));

  const handOver = async (
    attempt: (message: Outgoing) => Promise<Attempt<Answer>>,
  ): Promise<boolean> => {
    for (;;) {
      const next = messages.find(({ state }) => state === 'waiting');
      if (!next) return true;
      change(next.key, { state: 'sending' });
      const outcome = await attempt(next);
      if ('sent' in outcome) {
        // At once, so that it is never seen twice.
        receivers.forEach((receive) => receive(next, outcome.sent));
        remove(next.key);
      } else if ('refused' in outcome) {
        change(next.key, { state: 'failed', problem: outcome.refused });
      } else {
        change(next.key, { state: 'waiting' });
        return false;
      }
    }
  };

  return {
    get: () => messages,
    subscribe(listen: () => void): () => void {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    add: (message: Omit<Outgoing, 'state' | 'problem'>) =>
      set([...messages, { ...message, state: 'waiting', problem: null }]),
    remove,
    /** Has another try what was refused. */
    again: (key: string) => change(key, { state: 'waiting', problem: null }),
    /** Calls back with what the server has answered, before the message is taken away. */
    onSent(receive: (message: Outgoing, answer: Answer) => void): () => void {
      receivers.add(receive);
      return () => receivers.delete(receive);
    },
    /**
     * Hands over what waits, one after the other, until nothing waits or nobody can be reached; says
     * whether nothing waits any more. What is refused does not hold up what comes after it. Asked for
     * once more meanwhile, it is the same run.
     */
    run(attempt: (message: Outgoing) => Promise<Attempt<Answer>>): Promise<boolean> {
      running ??= handOver(attempt).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function read(shelf: Shelf | null, place: string): Outgoing[] {
  try {
    const kept = JSON.parse(shelf?.getItem(place) ?? '[]') as Outgoing[];
    // What was under way when the page was left: its key makes sure that it is sent once.
    return kept.map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' } : one));
  } catch {
    return [];
  }
}

function write(shelf: Shelf | null, place: string, messages: readonly Outgoing[]): void {
  try {
    if (messages.length === 0) shelf?.removeItem(place);
    else shelf?.setItem(place, JSON.stringify(messages));
  } catch {
    // A full or forbidden store: they are kept as long as the page is.
  }
}
