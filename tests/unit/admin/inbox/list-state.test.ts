import {
  reduceList,
  startList,
  type ListState,
} from '../../../../admin/src/pages/Inbox/list/list-state';
import type { Conversation } from '../../../../shared/contracts/conversations';
import type { InboxEvent, InboxQuery, ThreadItem } from '../../../../shared/contracts/inbox';
import { ago, conversation, NOW } from './conversation';

const ME = 1;
const me = { id: ME, name: 'Kai' };
const view = { me: ME, now: NOW, open: undefined as string | undefined };

const one = (documentId: string, minutes: number, changes: Partial<Conversation> = {}) =>
  conversation({
    documentId,
    lastInboundAt: ago(minutes),
    waitingSince: ago(minutes),
    ...changes,
  });

const loaded = (
  rows: Conversation[],
  query: InboxQuery = { tab: 'all' },
  next: string | null = null,
): ListState =>
  reduceList(startList(query), { type: 'loaded', query, answer: { data: rows, meta: { next } } });

const told = (state: ListState, event: InboxEvent, open?: string): string[] =>
  reduceList(state, { type: 'told', event, view: { ...view, open } }).rows.map(
    ({ documentId }) => documentId,
  );

const changed = (row: Conversation): InboxEvent => ({
  type: 'conversation',
  conversation: row,
  tells: true,
});

describe('The list of conversations', () => {
  const list = loaded([one('a', 1), one('b', 5), one('c', 9)]);

  it('puts first who has just written', () => {
    expect(told(list, changed(one('c', 0)))).toEqual(['c', 'a', 'b']);
    expect(told(list, changed(one('new', 3)))).toEqual(['a', 'new', 'b', 'c']);
    expect(told(list, changed(one('old', 99)))).toEqual(['a', 'b', 'c', 'old']);
  });

  it('shows what has become of last messages, wherever their threads are open', () => {
    const lastMessage = {
      documentId: 'm',
      direction: 'out' as const,
      type: 'text',
      state: 'sent' as const,
      rendered: 'Hi',
      at: ago(1),
    };
    const state = loaded([one('a', 1, { lastMessage }), one('b', 5, { lastMessage: null })]);
    const tick = (message: string): InboxEvent => ({
      type: 'ticks',
      ticks: [{ conversation: 'a', message, state: 'read' }],
    });
    const after = (event: InboxEvent) =>
      reduceList(state, { type: 'told', event, view }).rows.map((row) => row.lastMessage?.state);
    expect(after(tick('m'))).toEqual(['read', undefined]);
    // It has not been the last one for long.
    expect(after(tick('before'))).toEqual(['sent', undefined]);
  });

  it('has no place yet for what stands behind the part that is here', () => {
    const part = loaded([one('a', 1), one('b', 5)], { tab: 'all' }, 'more');
    expect(told(part, changed(one('old', 99)))).toEqual(['a', 'b']);
    expect(told(part, changed(one('new', 3)))).toEqual(['a', 'new', 'b']);
  });

  it('puts first who has waited longest where that is asked for, and drops who waits no more', () => {
    const waiting = loaded([one('a', 90), one('b', 5)], { tab: 'all', sort: 'waiting' });
    expect(told(waiting, changed(one('c', 30)))).toEqual(['a', 'c', 'b']);
    expect(told(waiting, changed(one('a', 90, { waitingSince: null })))).toEqual(['b']);
  });

  it('drops what has gone to another tab, and what is not to be seen any more', () => {
    const unassigned = loaded([one('a', 1), one('b', 5)], { tab: 'unassigned' });
    expect(told(unassigned, changed(one('a', 1, { assignee: me })))).toEqual(['b']);
    expect(told(list, changed(one('a', 1, { status: 'closed' })))).toEqual(['b', 'c']);
    expect(told(list, { type: 'gone', documentId: 'b' })).toEqual(['a', 'c']);
  });

  it('takes in what has come to its tab', () => {
    const mine = loaded([one('a', 1, { assignee: me })], { tab: 'mine' });
    expect(told(mine, changed(one('b', 5, { members: [me] })))).toEqual(['a', 'b']);
    expect(told(mine, changed(one('c', 5)))).toEqual(['a']);
    const closed = loaded([], { tab: 'closed' });
    expect(told(closed, changed(one('d', 1, { status: 'closed', snoozedUntil: ago(-9) })))).toEqual(
      ['d'],
    );
  });

  it('keeps what is open although it has just been read, and drops it once it is elsewhere', () => {
    const unread = loaded([one('a', 1), one('b', 5)], { tab: 'all', unread: 'true' });
    const read = changed(one('a', 1, { unreadCount: 0 }));
    expect(told(unread, read, 'a')).toEqual(['a', 'b']);
    expect(told(unread, read)).toEqual(['b']);
    expect(told(unread, changed(one('a', 1, { unreadCount: 0, status: 'closed' })), 'a')).toEqual([
      'b',
    ]);
  });

  it('narrows by account, label, person, window and rest', () => {
    const label = { documentId: 'vip', name: 'VIP', color: '#000000' };
    const soon = new Date(NOW + 60 * 60_000).toISOString();
    const cases: [InboxQuery, Partial<Conversation>][] = [
      [{ account: 'other' }, { accountDocumentId: 'other' }],
      [{ label: 'vip' }, { labels: [label] }],
      [{ contact: 'kim' }, { contact: { ...one('x', 1).contact!, documentId: 'kim' } }],
      [{ closing: 'true' }, { openUntil: soon }],
      [{ snoozed: 'true' }, { snoozedUntil: soon }],
    ];
    for (const [query, changes] of cases) {
      const narrowed = loaded([], { tab: 'all', ...query });
      expect(told(narrowed, changed(one('a', 1)))).toEqual([]);
      expect(told(narrowed, changed(one('a', 1, changes)))).toEqual(['a']);
    }
    expect(told(list, changed(one('a', 1, { snoozedUntil: soon })))).toEqual(['b', 'c']);
  });

  it('follows what becomes of the last message of the thread that is open', () => {
    const event = (documentId: string): InboxEvent => ({
      type: 'items',
      conversation: 'a',
      items: [
        { type: 'message', message: { documentId, state: 'read', rendered: 'New words' } },
      ] as ThreadItem[],
    });
    const rows = (told: InboxEvent) => reduceList(list, { type: 'told', event: told, view }).rows;
    expect(rows(event('m1'))[0]!.lastMessage).toMatchObject({
      state: 'read',
      rendered: 'New words',
    });
    expect(rows(event('m1'))[1]).toBe(list.rows[1]);
    expect(rows(event('other'))).toBe(list.rows);
  });

  it('leaves searching to the server: what it has found changes in place', () => {
    const found = loaded([one('a', 1)], { tab: 'all', _q: 'ines' });
    expect(told(found, changed(one('b', 0)))).toEqual(['a']);
    expect(told(found, changed(one('a', 1, { status: 'closed' })))).toEqual(['a']);
  });

  it('grows part by part, each conversation once', () => {
    const query = { tab: 'all' } as const;
    const part = loaded([one('a', 1), one('b', 5)], query, 'more');
    const moved = reduceList(part, { type: 'told', event: changed(one('c', 0)), view });
    const asked = reduceList(moved, { type: 'askMore' });
    expect(asked.loading).toBe('more');
    const grown = reduceList(asked, {
      type: 'loaded',
      query: { ...query, after: 'more' },
      answer: { data: [one('c', 9), one('d', 10)], meta: { next: null } },
    });
    expect(grown.rows.map(({ documentId }) => documentId)).toEqual(['c', 'a', 'b', 'd']);
    expect(grown).toMatchObject({ next: null, loading: null });
  });

  it('drops answers to what is not asked any more', () => {
    const asked = reduceList(list, { type: 'ask', query: { tab: 'mine' } });
    expect(asked).toMatchObject({ rows: [], loading: 'all' });
    const late = reduceList(asked, {
      type: 'loaded',
      query: { tab: 'all' },
      answer: { data: [one('a', 1)], meta: { next: null } },
    });
    expect(late).toBe(asked);
    expect(reduceList(asked, { type: 'failed', query: { tab: 'all' }, error: 1 })).toBe(asked);
  });

  it('stays while it is asked for anew, and when that fails', () => {
    const asked = reduceList(list, { type: 'ask', query: { tab: 'all' } });
    expect(asked.rows).toHaveLength(3);
    const failed = reduceList(asked, { type: 'failed', query: { tab: 'all' }, error: 'no' });
    expect(failed).toMatchObject({ error: 'no', loading: null });
    expect(failed.rows).toHaveLength(3);
  });
});
