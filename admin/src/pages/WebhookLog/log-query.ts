import type { DeliveryQuery } from '../../../../shared/contracts/webhook-log';
import { momentOf } from '../../hooks/days';
import { readPaging } from '../../hooks/read-paging';
import type { ListUrl } from '../../hooks/use-list-url';

/** The filters of the log; days stand in the address as `2026-11-23`. */
export const FILTERS = ['_q', 'verdict', 'field', 'from', 'to'] as const;

/** What the address asks of the log. */
export type LogUrl = ListUrl<(typeof FILTERS)[number]>;

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
