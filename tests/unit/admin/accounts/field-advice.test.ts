import { fieldAdvice } from '../../../../admin/src/pages/Accounts/Connection/field-advice';
import { factsOf } from '../../../../admin/src/pages/Accounts/Connection/history-facts';
import en from '../../../../admin/src/translations/en.json';

const line = { state: 'live', isRead: true, followsOverride: false } as const;

describe('What to do about a webhook field', () => {
  test.each([
    [null, {}, true],
    ['notRead', { isRead: false }, true],
    ['subscribe', { state: 'notSubscribed' }, false],
    ['tick', { state: 'notSubscribed' }, true],
    ['elsewhere.follows', { state: 'elsewhere', followsOverride: true }, true],
    ['elsewhere.never', { state: 'elsewhere' }, true],
    ['never', { state: 'never' }, null],
    ['quiet', { state: 'quiet' }, null],
  ] as const)('is %s for %j', (advice, given, isSubscribed) => {
    expect(fieldAdvice({ ...line, ...given }, { isSubscribed })).toBe(advice);
    if (advice) expect(`accounts.fields.advice.${advice}` in en).toBe(true);
  });

  test('is to subscribe only where Meta has said that the app is not', () => {
    expect(fieldAdvice({ ...line, state: 'notSubscribed' }, null)).toBe('tick');
  });
});

describe('What an entry of the history says', () => {
  test('leaves out what says nothing', () => {
    expect(
      factsOf({ params: { from: 'TIER_2K', to: 250, reason: 'NONE', until: null, date: '' } }),
    ).toEqual([
      { name: 'from', value: 'TIER_2K' },
      { name: 'to', value: '250' },
    ]);
  });
});
