import type { ThreadItem } from '../../../../../shared/contracts/inbox';
import type { Outgoing } from '../composer/outbox';
import { idOf } from './loaded';

/** Messages of one side that were written within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

/** A line of the thread with all that depends on its neighbours. */
export interface Row {
  /** Stays with the item, so that the list keeps its place when others come before it. */
  key: string;
  content: { type: 'item'; item: ThreadItem } | { type: 'outgoing'; outgoing: Outgoing };
  /** It is the first one of its day. */
  startsDay: boolean;
  /** What follows has not been read. */
  startsNew: boolean;
  /** It continues what the line before says. */
  isJoined: boolean;
}

interface Placed {
  at: number;
  /** Who wrote it, as far as lines are put together; null for what always stands alone. */
  writer: string | null;
}

function placed(item: ThreadItem): Placed {
  const at = Date.parse(item.at);
  if (item.type !== 'message') return { at, writer: null };
  const { direction, sentBy, source } = item.message;
  return { at, writer: direction === 'in' ? 'in' : `out ${source ?? ''} ${sentBy ?? ''}` };
}

const dayOf = (at: number): string => new Date(at).toDateString();

interface RowOptions {
  /** What is on its way to the server. */
  outgoing?: readonly Outgoing[];
  /** Below the divider. */
  firstNew?: string | null;
  /** More came before: on which day the first line stands is not known to be new. */
  hasEarlier?: boolean;
}

/** Whether the server has told of a message by itself, before it has answered. */
const hasArrived = (items: readonly ThreadItem[], { key }: Outgoing): boolean =>
  items.some((item) => item.type === 'message' && item.key === key);

/** The lines of a thread: what there is, and what is on its way to the server and not there yet. */
export function toRows(
  items: readonly ThreadItem[],
  { outgoing = [], firstNew = null, hasEarlier = false }: RowOptions = {},
): Row[] {
  const rows: Row[] = [];
  let last: (Placed & { day: string }) | null = null;
  const add = (row: Pick<Row, 'key' | 'content'>, place: Placed) => {
    const day = dayOf(place.at);
    // A date that goes when more is loaded above it would move what is read.
    const startsDay = last === null ? !hasEarlier : last.day !== day;
    const startsNew = row.key === firstNew;
    rows.push({
      ...row,
      startsDay,
      startsNew,
      isJoined:
        last !== null &&
        !startsDay &&
        !startsNew &&
        place.writer !== null &&
        place.writer === last.writer &&
        place.at - last.at < TOGETHER_MS,
    });
    last = { ...place, day };
  };
  for (const item of items) add({ key: idOf(item), content: { type: 'item', item } }, placed(item));
  for (const one of outgoing.filter((sent) => !hasArrived(items, sent)))
    add(
      { key: one.key, content: { type: 'outgoing', outgoing: one } },
      { at: one.at, writer: 'outgoing' },
    );
  return rows;
}
