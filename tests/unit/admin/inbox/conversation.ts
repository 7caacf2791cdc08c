import type { Conversation } from '../../../../shared/contracts/conversations';

export const NOW = Date.parse('2026-07-21T12:00:00.000Z');

/** So many minutes before now, as it is told. */
export const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();

/** A conversation in which somebody wrote ten minutes ago, and that nobody has. */
export const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  documentId: 'a',
  status: 'open',
  accountDocumentId: 'shop',
  accountName: 'Shop',
  accountIsSandbox: false,
  contact: {
    documentId: 'ines',
    phone: '+491761',
    international: '+49 176 1',
    userId: null,
    username: null,
    profileName: 'Ines',
    isMasked: false,
  },
  assignee: null,
  members: [],
  unreadCount: 1,
  lastInboundAt: ago(10),
  lastOutboundAt: null,
  openUntil: new Date(NOW + 1430 * 60_000).toISOString(),
  waitingSince: ago(10),
  snoozedUntil: null,
  labels: [],
  lastMessage: {
    documentId: 'm1',
    direction: 'in',
    type: 'text',
    state: 'received',
    rendered: 'Hello',
    at: ago(10),
  },
  ...changes,
});
