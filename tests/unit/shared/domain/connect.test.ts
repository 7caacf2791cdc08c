import {
  assignedAccounts,
  businessesOf,
  checkApp,
  checkAssigned,
  checkToken,
  kindOf,
  type TokenFacts,
} from '../../../../shared/domain/connect';

const NOW = new Date('2026-11-23T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** A token as it ought to be. */
const GOOD: TokenFacts = {
  type: 'SYSTEM_USER',
  isValid: true,
  reason: null,
  isExpired: false,
  appId: '120',
  appName: 'Atlas',
  expiresAt: null,
  dataAccessEndsAt: null,
  scopes: ['whatsapp_business_messaging', 'whatsapp_business_management', 'business_management'],
  targets: {},
};
const codes = (changes: Partial<TokenFacts>) =>
  checkToken({ ...GOOD, ...changes }, NOW).map(({ code, severity }) => `${severity} ${code}`);

describe('A pasted token', () => {
  it('of a system user that never ends has nothing against it', () => {
    expect(codes({})).toEqual([]);
  });

  it('that has ended is told from one that Meta does not take', () => {
    expect(codes({ isValid: false, isExpired: true })).toEqual(['error connect.tokenExpired']);
    expect(checkToken({ ...GOOD, isValid: false, reason: 'Cannot parse' }, NOW)).toMatchObject([
      { code: 'connect.tokenInvalid', params: { reason: 'Cannot parse' } },
    ]);
  });

  it('of an app is no token of a user', () => {
    expect(codes({ type: 'APP', scopes: [] })).toEqual(['error connect.tokenOfApp']);
    expect(kindOf({ type: 'APP' })).toBe('app');
    expect(kindOf({ type: 'SOMETHING_NEW' })).toBe('other');
  });

  it.each([
    [['whatsapp_business_management'], 'whatsapp_business_messaging'],
    [['whatsapp_business_messaging'], 'whatsapp_business_management'],
    [[], 'whatsapp_business_messaging, whatsapp_business_management'],
  ])('with the scopes %j lacks %s', (scopes, missing) => {
    expect(checkToken({ ...GOOD, scopes }, NOW)).toMatchObject([
      { code: 'connect.scopeMissing', severity: 'error', params: { scopes: missing } },
    ]);
  });

  it('does not need the scope that is only good to have', () => {
    expect(codes({ scopes: GOOD.scopes.slice(0, 2) })).toEqual([]);
  });

  it.each([
    ['of a person, which ends in a month', 'USER', 30, 'connect.temporary'],
    ['of a system user, which ends tomorrow', 'SYSTEM_USER', 1, 'connect.temporary'],
    ['of a system user, which ends in two months', 'SYSTEM_USER', 60, 'connect.ends'],
  ])('%s is warned of', (_whose, type, days, code) => {
    const [issue, ...others] = checkToken({ ...GOOD, type, expiresAt: inDays(days) }, NOW);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      code,
      severity: 'warning',
      params: { date: inDays(days).toISOString().slice(0, 10) },
    });
  });

  it('that never ends, but whose sight of data does, is warned of', () => {
    expect(codes({ dataAccessEndsAt: inDays(90) })).toEqual(['warning connect.dataAccessEnds']);
  });
});

describe('What a token may use', () => {
  const assigned = (targets: TokenFacts['targets']) => assignedAccounts({ targets });

  it('is not told where no scope has targets', () => {
    expect(assigned({})).toBeNull();
    expect(assigned({ whatsapp_business_management: null })).toBeNull();
    expect(checkAssigned(null, '1')).toEqual([]);
  });

  it('is what either scope names, each once', () => {
    expect(
      assigned({ whatsapp_business_management: ['1', '2'], whatsapp_business_messaging: ['2'] }),
    ).toEqual(['1', '2']);
  });

  it('is nothing where nobody assigned anything to its user', () => {
    expect(assigned({ whatsapp_business_management: [] })).toEqual([]);
    expect(checkAssigned([], null)).toMatchObject([{ code: 'connect.nothingAssigned' }]);
  });

  it('does not hold an account that somebody else uses', () => {
    expect(checkAssigned(['1'], '2')).toMatchObject([
      { code: 'connect.notAssigned', path: 'businessAccountId', params: { id: '2' } },
    ]);
    expect(checkAssigned(['1'], '1')).toEqual([]);
  });

  it('can be asked of its businesses only with the scope for that', () => {
    expect(businessesOf(GOOD)).toEqual({ mayAsk: true, ids: null });
    expect(businessesOf({ ...GOOD, targets: { business_management: ['7'] } }).ids).toEqual(['7']);
    expect(businessesOf({ ...GOOD, scopes: [] }).mayAsk).toBe(false);
  });
});

describe('The app that somebody names', () => {
  it('must be that of the token, where Meta tells it', () => {
    expect(checkApp(GOOD, '121')).toMatchObject([
      { code: 'connect.otherApp', params: { app: '120', name: 'Atlas', entered: '121' } },
    ]);
    expect(checkApp(GOOD, '120')).toEqual([]);
    expect(checkApp(GOOD, null)).toEqual([]);
    expect(checkApp({ appId: null, appName: null }, '121')).toEqual([]);
  });
});
