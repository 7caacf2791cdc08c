import {
  failuresOf,
  funnelOf,
  languagesOf,
  statesOf,
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
