import {
  failuresOf,
  funnelOf,
  languagesOf,
  statesOf,
  whyLeftOut,
  type MessageTally,
} from '../../../../shared/domain/campaign-results';

const tally = (state: MessageTally['state'], count: number, more: Partial<MessageTally> = {}) => ({
  template: 1,
  state,
  failureType: null,
  errorCode: null,
  count,
  taken: state === 'failed' || state === 'queued' ? 0 : count,
  retriable: 0,
  ...more,
});

const refused = (errorCode: number, count: number, retriable = count) =>
  tally('failed', count, { failureType: 'refused', errorCode, retriable });

describe('what became of a campaign', () => {
  test('who read a message had it delivered, and who had it delivered had it sent', () => {
    const all = [
      tally('queued', 1),
      tally('accepted', 2),
      tally('sent', 4),
      tally('delivered', 8),
      tally('read', 16),
      tally('played', 32),
      tally('uncertain', 64),
      tally('failed', 128, { failureType: 'undelivered', errorCode: 131026, taken: 100 }),
    ];
    expect(funnelOf(all)).toEqual({
      accepted: 2 + 4 + 8 + 16 + 32 + 100,
      delivered: 8 + 16 + 32,
      read: 16 + 32,
      failed: 128,
      uncertain: 64,
    });
  });

  test('counts states whatever the template', () => {
    expect(statesOf([tally('read', 1), tally('read', 2, { template: 2 })])).toEqual({ read: 3 });
  });

  test('failures of one reason are one group, and only what Meta refused may go again', () => {
    const groups = failuresOf([
      refused(131042, 2),
      refused(131044, 3),
      refused(131026, 9),
      tally('failed', 1, { failureType: 'expired' }),
    ]);
    expect(groups).toMatchObject([
      // Nobody gets there by trying again.
      { key: 'undeliverable', count: 9, retriable: 0 },
      { key: 'payment', count: 5, retriable: 5 },
      { key: 'expired', count: 1, retriable: 0 },
    ]);
  });

  test('what Meta limits goes by itself alone, and a day later', () => {
    const now = new Date('2026-11-20T12:00:00Z');
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    const why = (errorCode: number | null, isNamed: boolean, failedAt: Date | null) =>
      whyLeftOut({ failureType: 'refused', errorCode, failedAt }, { isNamed, now });
    expect(why(131049, false, hoursAgo(1))).toBe('notYet');
    expect(why(131049, false, hoursAgo(100))).toBe('notYet');
    expect(why(131049, true, hoursAgo(23))).toBe('notYet');
    expect(why(131049, true, hoursAgo(24))).toBeNull();
    expect(why(131049, true, null)).toBe('notYet');
    expect(why(131026, true, hoursAgo(100))).toBe('never');
    expect(why(131056, false, hoursAgo(0))).toBeNull();
    expect(why(131042, false, hoursAgo(0))).toBeNull();
  });

  test('languages are those of the templates, as far as these are still there', () => {
    const all = [
      tally('read', 1),
      tally('sent', 5, { template: 2 }),
      tally('delivered', 1, { template: 3 }),
      tally('read', 7, { template: null }),
    ];
    const languages = new Map([
      [1, 'en'],
      [2, 'de'],
      [3, 'en'],
    ]);
    expect(languagesOf(all, (template) => languages.get(template))).toEqual([
      { language: 'de', sent: 5, delivered: 0, read: 0 },
      { language: 'en', sent: 2, delivered: 2, read: 1 },
    ]);
  });
});
