import { INBOX_TABS, type InboxQuery, type InboxTab } from '../../../../shared/contracts/inbox';

/** What the list can be narrowed by beside its tabs. */
export const INBOX_FILTERS = [
  '_q',
  'account',
  'label',
  'contact',
  'unread',
  'closing',
  'snoozed',
] as const;

export type InboxFilter = (typeof INBOX_FILTERS)[number];

/** The list as it stands in the address. */
export type InboxUrl = Pick<InboxQuery, InboxFilter | 'sort'> & { tab: InboxTab };

const isTab = (tab: string | null): tab is InboxTab =>
  (INBOX_TABS as readonly (string | null)[]).includes(tab);

const SWITCHES: readonly InboxFilter[] = ['unread', 'closing', 'snoozed'];

/** What the address asks for; anything else in it is not passed on. */
export function readInboxUrl(params: URLSearchParams): InboxUrl {
  const tab = params.get('tab');
  const filters = INBOX_FILTERS.flatMap((name) => {
    const value = params.get(name)?.trim();
    if (!value || (SWITCHES.includes(name) && value !== 'true')) return [];
    return [[name, value] as const];
  });
  return {
    tab: isTab(tab) ? tab : 'all',
    ...Object.fromEntries(filters),
    ...(params.get('sort') === 'waiting' && { sort: 'waiting' }),
  };
}

/** The address after a change; what is usual is not written, and undefined takes away. */
export function changeInboxUrl(
  params: URLSearchParams,
  changes: Partial<Record<InboxFilter | 'tab' | 'sort', string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    const isUsual =
      !value || (name === 'tab' && value === 'all') || (name === 'sort' && value === 'newest');
    if (isUsual) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Whether the list is narrowed by more than its tab. */
export const isFiltered = (url: InboxUrl): boolean => INBOX_FILTERS.some((name) => url[name]);
