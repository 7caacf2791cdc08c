import type { InboxTab } from '../../../../shared/contracts/inbox';

/** The conversations of each tab, for somebody by their id. */
export const TABS: Record<InboxTab, (user: number) => object> = {
  mine: (user) => ({
    status: 'open',
    $or: [{ assignee: { id: user } }, { members: { id: user } }],
  }),
  unassigned: () => ({ status: 'open', assignee: { id: { $null: true } } }),
  all: () => ({ status: 'open' }),
  closed: () => ({ status: 'closed' }),
};
