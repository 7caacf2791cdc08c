import type { Message, MessagePage, MessageQuery } from '../../../../shared/contracts/messages';
import type { LogOrder, LogPage, LogPlace } from '../../store/log';

/** A place as the address of a page carries it: the time in milliseconds, and the row where it is one. */
const toText = ({ at, id }: LogPlace): string =>
  id === null ? String(at.getTime()) : `${at.getTime()}.${id}`;

/** The latest time that every database can tell. */
const LATEST = Date.parse('9999-12-31T23:59:59Z');

/** The highest row id that every database can tell. */
const HIGHEST = 2 ** 31 - 1;

function readPlace(text: string | undefined): LogPlace | undefined {
  const [, time, id] = /^(\d{1,15})(?:\.(\d{1,10}))?$/.exec(text ?? '') ?? [];
  if (time === undefined || Number(time) > LATEST || Number(id ?? 0) > HIGHEST) return undefined;
  return { at: new Date(Number(time)), id: id === undefined ? null : Number(id) };
}

/** From where on the log is asked for; what is no place counts as not said. */
export function placesOf({ after, before }: MessageQuery): { after?: LogPlace; before?: LogPlace } {
  const [from, until] = [readPlace(after), readPlace(before)];
  if (from) return { after: from };
  return until ? { before: until } : {};
}

/** A place that has on its far side, in this order, all that was on the near side of the other: nothing is between. */
const justBefore = ({ at, id }: LogPlace, order: LogOrder): LogPlace => {
  const isRising = order === 'asc';
  if (id === null) return { at, id: isRising ? 0 : HIGHEST };
  return { at, id: isRising ? id - 1 : id + 1 };
};

const opposite = (order: LogOrder): LogOrder => (order === 'asc' ? 'desc' : 'asc');

interface Around extends Omit<LogPage, 'rows'> {
  first: LogPlace | null;
  last: LogPlace | null;
}

/** A page as the log answers it, with the places around it. */
export function toLogPage(
  data: Message[],
  { first, last, hasBefore, hasAfter, stoppedAt }: Around,
  asked: { order: LogOrder; pageSize: number; before?: LogPlace; after?: LogPlace },
  counted: { total: number; totalIsCapped: boolean },
): MessagePage {
  const isBack = asked.before !== undefined;
  // Where nothing was found, the message at the place that was asked for is found on the way back.
  const { order } = asked;
  const beginning = first ?? (asked.after ? justBefore(asked.after, opposite(order)) : null);
  const end = last ?? (asked.before ? justBefore(asked.before, order) : null);
  const before = isBack && stoppedAt ? stoppedAt : beginning;
  const after = !isBack && stoppedAt ? stoppedAt : end;
  return {
    data,
    meta: {
      pagination: { pageSize: asked.pageSize, ...counted },
      places: {
        before: hasBefore && before ? toText(before) : null,
        after: hasAfter && after ? toText(after) : null,
        searchedTo: stoppedAt?.at.toISOString() ?? null,
      },
    },
  };
}
