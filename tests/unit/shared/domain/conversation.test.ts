import { isUnread, toTell, type TellingConversation } from '../../../../shared/domain/conversation';

const at = new Date('2026-03-20T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 3_600_000);
const SENDER = 1;
const ANSWERER = 2;
const [DESK, LEAD] = [8, 9];

const told = (conversation: Partial<TellingConversation>, replyToMembersDays = 15) =>
  toTell(
    { lastOutboundAt: null, assignee: null, members: [], ...conversation },
    { at, notified: [DESK, LEAD, DESK], replyToMembersDays },
  );

describe('An answer to what the company has sent', () => {
  const members = [ANSWERER, SENDER];

  test('goes to the members for fifteen days, and later to everyone whom the account notifies', () => {
    expect(told({ lastOutboundAt: daysAgo(0), members })).toEqual([SENDER, ANSWERER]);
    expect(told({ lastOutboundAt: daysAgo(15), members })).toEqual([SENDER, ANSWERER]);
    expect(told({ lastOutboundAt: new Date(daysAgo(15).getTime() - 1), members })).toEqual([
      DESK,
      LEAD,
    ]);
  });

  test('counts the days that are set', () => {
    expect(told({ lastOutboundAt: daysAgo(3), members }, 2)).toEqual([DESK, LEAD]);
    expect(told({ lastOutboundAt: daysAgo(3), members }, 3)).toEqual([SENDER, ANSWERER]);
    expect(told({ lastOutboundAt: daysAgo(1), members }, 0)).toEqual([DESK, LEAD]);
  });

  test('that came before its message was noted goes to the members', () => {
    expect(told({ lastOutboundAt: daysAgo(-1), members })).toEqual([SENDER, ANSWERER]);
  });

  test('goes to everyone where only code has sent something', () => {
    expect(told({ lastOutboundAt: daysAgo(1) })).toEqual([DESK, LEAD]);
  });

  test('always reaches whoever has taken the conversation, each person once', () => {
    expect(told({ lastOutboundAt: daysAgo(1), members, assignee: SENDER })).toEqual([
      SENDER,
      ANSWERER,
    ]);
    expect(told({ lastOutboundAt: daysAgo(99), members, assignee: 5 })).toEqual([5, DESK, LEAD]);
    expect(told({ lastOutboundAt: daysAgo(99), members, assignee: DESK })).toEqual([DESK, LEAD]);
  });
});

describe('A message of a customer who was never written to', () => {
  test('goes to everyone whom the account notifies, until somebody takes it', () => {
    expect(told({})).toEqual([DESK, LEAD]);
    expect(told({ members: [SENDER] })).toEqual([DESK, LEAD]);
    expect(told({ members: [SENDER], assignee: SENDER })).toEqual([SENDER]);
  });
});

test('Whoever is notified or has joined, somebody is told unless there is nobody', () => {
  for (const lastOutboundAt of [null, daysAgo(1), daysAgo(30)])
    for (const assignee of [null, SENDER])
      for (const members of [[], [SENDER]])
        expect(told({ lastOutboundAt, assignee, members })).not.toEqual([]);
});

describe('What a person does', () => {
  test.each(['text', 'image', 'button', 'interactive', 'order', 'unsupported', 'some_day'])(
    'waits to be read when it is of the type %s',
    (kind) => expect(isUnread(kind)).toBe(true),
  );
  test.each(['reaction', 'edit', 'revoke', 'system'])('calls for nothing when it is %s', (kind) =>
    expect(isUnread(kind)).toBe(false),
  );
});
