import type { Cursor, Thread, ThreadItem } from '../../../../../shared/contracts/inbox';

/** The part of a thread that is here, oldest first and without a gap. */
export interface Loaded {
  items: readonly ThreadItem[];
  /** What to ask for what came before; null where there is nothing. */
  before: Cursor | null;
  /** What to ask for what came after; null where this is the end. */
  after: Cursor | null;
}

/** What tells an item from all others. */
export const idOf = (item: ThreadItem): string =>
  item.type === 'message' ? item.message.documentId : item.documentId;

/** A part of a thread as the server has told it. */
export const fromPage = ({ data, meta }: Thread): Loaded => ({ items: data, ...meta });

/** Whether the newest that there is in a thread is here. */
export const isAtEnd = ({ after }: Loaded): boolean => after === null;

const idsOf = (items: readonly ThreadItem[]) => new Set(items.map(idOf));

/** With what came before. */
export function withEarlier(loaded: Loaded, { data, meta }: Thread): Loaded {
  const known = idsOf(loaded.items);
  const earlier = data.filter((item) => !known.has(idOf(item)));
  return { ...loaded, items: [...earlier, ...loaded.items], before: meta.before };
}

/** With what came after; what is told twice is taken as it was told last. */
export function withLater(loaded: Loaded, { data, meta }: Thread): Loaded {
  const told = idsOf(data);
  const kept = loaded.items.filter((item) => !told.has(idOf(item)));
  return { ...loaded, items: [...kept, ...data], after: meta.after };
}

/** Meta tells times in whole seconds: within one, what is told later comes later. */
const secondOf = ({ at }: ThreadItem): number => Math.floor(Date.parse(at) / 1000);

/**
 * With what is new or has changed: what is here is replaced where it stands, what is new goes to its time.
 * What lies beyond the ends that are not here yet is left out: it comes when it is asked for.
 */
export function withItems(loaded: Loaded, told: readonly ThreadItem[]): Loaded {
  const byId = new Map(told.map((item) => [idOf(item), item]));
  const items = loaded.items.map((item) => {
    const now = byId.get(idOf(item));
    byId.delete(idOf(item));
    return now ?? item;
  });
  for (const item of byId.values()) {
    let place = items.length;
    while (place > 0 && secondOf(items[place - 1]!) > secondOf(item)) place -= 1;
    if (place === 0 && loaded.before !== null) continue;
    if (place === items.length && loaded.after !== null) continue;
    items.splice(place, 0, item);
  }
  return { ...loaded, items };
}

/** Without an item that there is no more. */
export const without = (loaded: Loaded, documentId: string): Loaded => ({
  ...loaded,
  items: loaded.items.filter((item) => idOf(item) !== documentId),
});

/** Which of the items told nobody has seen here yet, and somebody else has written. */
export function newFromPerson(loaded: Loaded, told: readonly ThreadItem[]): ThreadItem[] {
  const known = idsOf(loaded.items);
  return told.filter(
    (item) => item.type === 'message' && item.message.direction === 'in' && !known.has(idOf(item)),
  );
}

/** The first of the last `count` messages of the person; of those that are here, where there are fewer. */
export function firstUnread(items: readonly ThreadItem[], count: number): string | null {
  if (count === 0) return null;
  const received = items.filter(
    (item) => item.type === 'message' && item.message.direction === 'in',
  );
  const first = received.at(-count) ?? received[0];
  return first ? idOf(first) : null;
}
