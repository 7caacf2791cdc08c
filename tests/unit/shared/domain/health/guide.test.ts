import { judgeHealth } from '../../../../../shared/domain/health';
import { judgeGuide, STEPS } from '../../../../../shared/domain/health/guide';
import { hours, NOW, refused, withFault, type Changes } from './healthy-facts';

const BY = { by: 'Ines', at: hours(-1) };
const TICKED = { privacyPolicy: BY, dataDeletion: BY, paymentMethod: BY };

const guideOf = (changes: Changes) => {
  const facts = withFault(changes);
  return judgeGuide(facts, judgeHealth(facts, NOW));
};
const statesOf = (changes: Changes) =>
  Object.fromEntries(guideOf(changes).map(({ id, state }) => [id, state]));

describe('The guide', () => {
  it('is through when everything is in order and ticked', () => {
    const states = statesOf({ rest: { confirmed: TICKED } });
    expect(Object.values(states)).toEqual(STEPS.map(() => 'done'));
  });

  it('begins with everything to do', () => {
    const states = statesOf({
      account: { lastDeliveryAt: null, lastSyncedAt: null },
      asked: { token: null, number: null, business: null, appSecret: null, callback: null },
      subscription: null,
      rest: { messages: { hasArrived: false, withoutWord: 0 } },
    });
    expect(states).toEqual({
      app: 'todo',
      credentials: 'done',
      token: 'todo',
      address: 'todo',
      webhook: 'todo',
      receive: 'todo',
      firstMessage: 'todo',
      goLive: 'todo',
    });
  });

  it.each<[string, Changes, string, string]>([
    ['a copied database', { account: { copiedFrom: 'x' } }, 'credentials', 'problem'],
    ['an expired token', { asked: { token: refused(190) } }, 'token', 'problem'],
    ['a temporary token', { token: { kind: 'USER', expiresAt: hours(20) } }, 'token', 'todo'],
    [
      'a recommended permission missing',
      { token: { scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'] } },
      'token',
      'done',
    ],
    ['an unsubscribed app', { subscription: { isSubscribed: false } }, 'webhook', 'problem'],
    ['no delivery so far', { account: { lastDeliveryAt: null } }, 'receive', 'todo'],
    [
      'no message so far',
      { rest: { messages: { hasArrived: false, withoutWord: 0 } } },
      'firstMessage',
      'todo',
    ],
    ['a declined name', { number: { nameStatus: 'DECLINED' } }, 'goLive', 'problem'],
    ['nothing ticked', {}, 'goLive', 'todo'],
  ])('with %s', (_what, changes, step, state) => {
    expect(statesOf(changes)[step]).toBe(state);
  });

  it('asks for a tick only where Meta neither tells nor shows it', () => {
    const asked = (changes: Changes) =>
      guideOf(changes).find(({ id }) => id === 'goLive')!.confirmations;
    expect(asked({})).toEqual(['privacyPolicy', 'dataDeletion', 'paymentMethod']);
    expect(asked({ account: { lastDeliveryAt: null }, business: { verification: null } })).toEqual([
      'appIsLive',
      'privacyPolicy',
      'dataDeletion',
      'businessVerified',
      'paymentMethod',
    ]);
    // What was ticked can be taken back.
    expect(asked({ rest: { confirmed: TICKED } })).toContain('paymentMethod');
    expect(asked({ account: { isSandbox: true } })).toEqual([]);
  });

  it('has nothing to go live with for a sandbox', () => {
    expect(statesOf({ account: { isSandbox: true } }).goLive).toBe('done');
  });
});
