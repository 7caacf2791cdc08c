import type { MessageQuery } from '../../../../shared/contracts/messages';
import { momentOf } from '../../hooks/days';
import { readPaging } from '../../hooks/read-paging';
import type { ListUrl } from '../../hooks/use-list-url';

/** What the log can be narrowed by; days stand in the address as `2026-11-23`. */
export const FILTERS = [
  '_q',
  'state',
  'direction',
  'template',
  'type',
  'source',
  'account',
  'failure',
  'failureType',
  'code',
  'from',
  'to',
  'recordUid',
  'recordDocumentId',
  'contact',
  'campaign',
  'automation',
] as const;

/** Those that are shown when they are asked for. */
export const MORE_FILTERS = [
  'type',
  'source',
  'account',
  'failure',
  'failureType',
  'from',
  'to',
] as const satisfies (typeof FILTERS)[number][];

/** What the address asks of the log. */
export type MessagesUrl = ListUrl<(typeof FILTERS)[number]>;

/** What the address asks for; anything else in it is not passed on. */
export function readQuery(url: MessagesUrl['url']): MessageQuery {
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (url[name] ? [[name, url[name]] as const] : [])),
  );
  return {
    ...filters,
    ...(url.from && { from: momentOf(url.from, 'first') }),
    ...(url.to && { to: momentOf(url.to, 'last') }),
    ...(url.sort && { sort: url.sort }),
    ...(url.after && { after: url.after }),
    ...(url.before && { before: url.before }),
    pageSize: readPaging(url).pageSize,
  };
}

/** What is said of one place goes on to none: the same filters from the beginning. */
export function withoutPlace({
  pageSize: _,
  after: __,
  before: ___,
  ...filters
}: MessageQuery): MessageQuery {
  return filters;
}
