import { createTeller } from '../../../../admin/src/components/LiveInbox/teller';
import { badgeText, withCount } from '../../../../admin/src/components/LiveInbox/with-count';
import type { InboxEvent } from '../../../../shared/contracts/inbox';
import { ago, conversation, NOW } from './conversation';

const wrote = (changes: Parameters<typeof conversation>[0] = {}, tells = true): InboxEvent => {
  const { lastMessage } = conversation();
  return {
    type: 'conversation',
    conversation: conversation({ lastMessage: { ...lastMessage!, at: ago(0) }, ...changes }),
    tells,
  };
};

describe('Being told of messages', () => {
  const looked = { now: NOW, isLookedAt: () => false };

  it('happens once for each message, however often a conversation changes', () => {
    const teller = createTeller();
    expect(teller.hear(wrote(), looked)?.documentId).toBe('a');
    expect(teller.hear(wrote({ labels: [] }), looked)).toBeNull();
  });

  it('does not happen for what is none of mine, is read, is mine, or is looked at', () => {
    const hear = (event: InboxEvent, at = looked) => createTeller().hear(event, at);
    expect(hear(wrote({}, false))).toBeNull();
    expect(hear(wrote({ unreadCount: 0 }))).toBeNull();
    expect(hear(wrote({ lastMessage: null }))).toBeNull();
    const { lastMessage } = conversation();
    expect(hear(wrote({ lastMessage: { ...lastMessage!, direction: 'out' } }))).toBeNull();
    expect(hear(wrote(), { now: NOW, isLookedAt: () => true })).toBeNull();
    expect(hear({ type: 'gone', documentId: 'a' })).toBeNull();
  });

  it('does not happen for what is old', () => {
    const { lastMessage } = conversation();
    const old = wrote({ lastMessage: { ...lastMessage!, at: ago(6) } });
    expect(createTeller().hear(old, looked)).toBeNull();
  });
});

describe('The number in front of a title', () => {
  it('is put there, changed and taken away', () => {
    expect(withCount('Inbox | Strapi', 3)).toBe('(3) Inbox | Strapi');
    expect(withCount('(3) Inbox | Strapi', 120)).toBe('(99+) Inbox | Strapi');
    expect(withCount('(99+) Inbox | Strapi', 0)).toBe('Inbox | Strapi');
    expect(withCount('(old) Orders', 0)).toBe('(old) Orders');
  });

  it('goes no further than a badge can show', () => {
    expect([badgeText(99), badgeText(100)]).toEqual(['99', '99+']);
  });
});
