import type { DeliveryQuery } from '../../../../shared/contracts/webhook-log';
import { readPaging } from '../../hooks/read-paging';
import type { ListUrl } from '../../hooks/use-list-url';

/** The filters of the log; days stand in the address as `2026-11-23`. */
export const FILTERS = ['_q', 'verdict', 'field', 'from', 'to'] as const;

/** What the address asks of the log. */
export type LogUrl = ListUrl<(typeof FILTERS)[number]>;

/** The first or the last moment of a day in the browser's own time zone; undefined for what is no day. */
export function momentOf(day: string | undefined, end: 'first' | 'last'): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  if (!year) return undefined;
  const first = new Date(Number(year), Number(month) - 1, Number(date));
  if (end === 'first') return first.toISOString();
  return new Date(
    new Date(Number(year), Number(month) - 1, Number(date) + 1).getTime() - 1,
  ).toISOString();
}

/** A day as the address carries it. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** What the address asks for; anything else in it is not passed on. */
export function readQuery(url: LogUrl['url']): DeliveryQuery & { page: number } {
  return {
    _q: url._q,
    verdict: url.verdict,
    field: url.field,
    from: momentOf(url.from, 'first'),
    to: momentOf(url.to, 'last'),
    ...readPaging(url),
  };
}
