import {
  ACTIVE_STATUSES,
  aheadOf,
  CAMPAIGN_MOVES,
  CAMPAIGN_STATUSES,
  canMoveCampaign,
  isPutOff,
  judgeRecipient,
  mustStop,
  outcomesOf,
  putOff,
  takeUp,
} from '../../../../shared/domain/campaign';
import { error, warning } from '../../../../shared/domain/issue';

describe('the life of a campaign', () => {
  test('ends where nothing more can happen, and nowhere else', () => {
    const ends = CAMPAIGN_STATUSES.filter((status) => CAMPAIGN_MOVES[status].length === 0);
    expect(ends).toEqual(['done', 'cancelled']);
    const reached = new Set(Object.values(CAMPAIGN_MOVES).flat());
    expect(CAMPAIGN_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });

  test('has a process work on it only where something is to be done', () => {
    expect(ACTIVE_STATUSES).toEqual(['checking', 'scheduled', 'running', 'paused']);
  });

  test.each([
    ['draft', 'running'],
    ['draft', 'scheduled'],
    ['running', 'draft'],
    ['cancelled', 'running'],
    ['done', 'paused'],
  ] as const)('does not go from %s to %s', (from, to) => {
    expect(canMoveCampaign(from, to)).toBe(false);
  });

  test('starts from what was checked, and stands still from what was started', () => {
    expect(canMoveCampaign('checked', 'running')).toBe(true);
    expect(canMoveCampaign('running', 'paused')).toBe(true);
    expect(canMoveCampaign('paused', 'scheduled')).toBe(true);
  });
});

describe('what is found of a recipient', () => {
  const judge = (codes: Parameters<typeof error>[0][], typed: string | null = '+49176') =>
    judgeRecipient(
      codes.map((code) => error(code, 'to')),
      typed,
      true,
    );

  test.each([
    ['notAllowed', ['record.notFound', 'phone.empty']],
    ['notAllowed', ['field.hidden']],
    ['missing', ['record.unpublished']],
    ['missing', ['phone.empty']],
    ['invalid', ['phone.invalid', 'value.missing']],
    ['optedOut', ['consent.blocked']],
    ['noConsent', ['consent.missing', 'value.missing']],
    ['missing', ['value.missing']],
    ['missing', ['header.empty']],
  ] as const)('is %s for %j', (verdict, codes) => {
    expect(judge([...codes])).toBe(verdict);
  });

  test('is not decided by warnings', () => {
    expect(judgeRecipient([warning('value.fallback', 'values')], '+49 1', true)).toBe('ready');
  });

  test.each([
    ['0176 1234567', 'fixed'],
    ['49176 1234567', 'fixed'],
    ['+49 176 1234567', 'ready'],
    [' 0049 176', 'ready'],
    ['(+49) 176', 'ready'],
    ['\u202a+49 176', 'ready'],
  ])('tells of %j that it is %s', (typed, verdict) => {
    expect(judge([], typed)).toBe(verdict);
  });

  test('has nothing to complete for somebody without a number', () => {
    expect(judgeRecipient([], 'DE.123', false)).toBe('ready');
  });
});

describe('the stop rule', () => {
  const rule = { percent: 10, of: 100 };

  test('stops as soon as more have failed than may of the first', () => {
    expect(mustStop(rule, { failed: 10, accepted: 5 })).toBe(false);
    expect(mustStop(rule, { failed: 11, accepted: 1 })).toBe(true);
  });

  test('keeps to the percentage after that', () => {
    expect(mustStop(rule, { failed: 100, delivered: 900 })).toBe(false);
    expect(mustStop(rule, { failed: 101, delivered: 899 })).toBe(true);
  });

  test('does not count what is not known yet', () => {
    expect(outcomesOf({ queued: 9, sending: 1, cancelled: 3, failed: 1, read: 2 })).toEqual({
      failed: 1,
      settled: 3,
    });
  });

  test('begins anew where somebody let it go on', () => {
    const before = { failed: 20, settled: 100 };
    expect(mustStop(rule, { failed: 30, sent: 80 }, before)).toBe(false);
    expect(mustStop(rule, { failed: 31, sent: 80 }, before)).toBe(true);
  });

  test('can be switched off, or allow nothing to fail', () => {
    expect(mustStop(null, { failed: 1_000 })).toBe(false);
    expect(mustStop({ percent: 0, of: 1 }, { failed: 1 })).toBe(true);
    expect(mustStop({ percent: 0, of: 1 }, { accepted: 5 })).toBe(false);
  });
});

test('so many messages are queued ahead as leave within a minute, within limits', () => {
  expect([1, 20, 80, 1_000].map(aheadOf)).toEqual([200, 1_200, 4_800, 5_000]);
});

test('what is put off comes back to its time', () => {
  const dueAt = new Date('2026-05-04T10:00:00.000Z');
  expect(isPutOff(dueAt)).toBe(false);
  expect(isPutOff(putOff(dueAt))).toBe(true);
  expect(putOff(putOff(dueAt))).toEqual(putOff(dueAt));
  expect(takeUp(putOff(dueAt))).toEqual(dueAt);
  expect(takeUp(dueAt)).toEqual(dueAt);
});
