import type { Runtime } from '../../runtime';
import type { MessageRow } from '../../store/rows';

/** What became of sending a message again, by documentIds. */
export interface Copies {
  /** The copy that left, or still may; null when there is none. */
  live: string | null;
  /** The latest copy when all of them came to nothing; the message itself when there is none. */
  last: string;
}

type Copy = Pick<MessageRow, 'state' | 'sendingAt'>;

/** Whether a copy ended before anything of it left: it was taken back, or failed by itself. */
const cameToNothing = ({ state, sendingAt }: Copy): boolean =>
  state === 'cancelled' || (state === 'failed' && sendingAt === null);

/** Finds the copies of messages, and those of copies that came to nothing. */
export async function copiesOf(
  { messages }: Pick<Runtime, 'messages'>,
  documentIds: string[],
): Promise<Map<string, Copies>> {
  const found = new Map<string, Copies>(documentIds.map((id) => [id, { live: null, last: id }]));
  let originals = new Map(documentIds.map((id) => [id, id]));
  while (originals.size > 0) {
    const next = new Map<string, string>();
    for (const copy of await messages.listCopies([...originals.keys()])) {
      const original = originals.get(copy.resendOf!)!;
      const copies = found.get(original)!;
      if (!cameToNothing(copy)) copies.live ??= copy.documentId;
      else {
        copies.last = copy.documentId;
        next.set(copy.documentId, original);
      }
    }
    originals = next;
  }
  return found;
}
