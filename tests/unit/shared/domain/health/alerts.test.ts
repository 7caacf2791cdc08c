import { judgeHealth } from '../../../../../shared/domain/health';
import { HEALTH_ALERT_KINDS, healthNews } from '../../../../../shared/domain/health/alerts';
import { sentenceOf } from '../../../../../shared/domain/sentences';
import { hours, NOW, refused, withFault, type Changes } from './healthy-facts';

const newsOf = (changes: Changes) => healthNews(judgeHealth(withFault(changes), NOW), NOW);
const OTHER = 'https://other.example.com/hook';

describe('What is told of the health of an account', () => {
  it('is nothing while all is well, and everything before is over', () => {
    const { opens, over } = newsOf({});
    expect(opens).toEqual([]);
    expect([...over].sort()).toEqual([...HEALTH_ALERT_KINDS].sort());
  });

  it.each<[string, Changes, string, string]>([
    [
      'a token that ends within the week',
      { token: { expiresAt: hours(6 * 24) } },
      'account.tokenEndsSoon',
      'warning',
    ],
    [
      'a token that ends within the day',
      { token: { expiresAt: hours(20) } },
      'account.tokenEndsNow',
      'danger',
    ],
    [
      'a temporary token',
      { token: { kind: 'USER', expiresAt: hours(20) } },
      'account.tokenEndsNow',
      'danger',
    ],
    [
      'an app that is not subscribed',
      { subscription: { isSubscribed: false } },
      'account.notSubscribed',
      'danger',
    ],
    [
      'another callback',
      { subscription: { callbacks: { number: null, businessAccount: null, app: OTHER } } },
      'account.callbackChanged',
      'danger',
    ],
    [
      'a callback that an override takes away',
      { subscription: { callbacks: { number: OTHER, businessAccount: null, app: null } } },
      'account.callbackChanged',
      'danger',
    ],
    ['a version that ends', { rest: { graphVersion: 'v21.0' } }, 'account.graphVersion', 'warning'],
    [
      'a version that has ended',
      { rest: { graphVersion: 'v20.0' } },
      'account.graphVersion',
      'warning',
    ],
  ])('is %s', (_what, changes, kind, severity) => {
    const { opens, over } = newsOf(changes);
    expect(opens).toMatchObject([{ kind, severity }]);
    expect(over).not.toContain(kind);
    const [alert] = opens;
    expect(sentenceOf(alert!.messageKey, { account: 'Atlas', ...alert!.params })).not.toMatch(
      /[{}]/,
    );
  });

  it('is one of the two alerts about a token at a time', () => {
    expect(newsOf({ token: { expiresAt: hours(20) } }).over).toContain('account.tokenEndsSoon');
    expect(newsOf({ token: { expiresAt: hours(50) } }).over).toContain('account.tokenEndsNow');
  });

  it('stays as it is where it could not be looked at', () => {
    const { opens, over } = newsOf({
      asked: { token: refused(null) },
      subscription: {
        isSubscribed: null,
        callbacks: { number: null, businessAccount: null, app: null },
      },
    });
    expect(opens).toEqual([]);
    expect(over).toEqual(['account.graphVersion']);
  });
});
