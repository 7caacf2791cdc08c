import {
  hiddenFrom,
  maySeeAccount,
  NOTHING_HIDDEN,
  type LimitedAccount,
} from '../../../../shared/domain/account-visibility';

const account = (input: Partial<LimitedAccount> & { id: number }): LimitedAccount => ({
  businessAccountId: 'W1',
  portfolioId: 'P1',
  isRestricted: false,
  allowedUsers: [],
  allowedRoles: [],
  ...input,
});

const editor = { id: 7, roles: [{ id: 2, code: 'strapi-editor' }] };
const superAdmin = { id: 1, roles: [{ id: 1, code: 'strapi-super-admin' }] };

describe('who may see an account', () => {
  test('everyone, unless it is limited', () => {
    expect(maySeeAccount(account({ id: 1 }), editor)).toBe(true);
    expect(maySeeAccount(account({ id: 1, isRestricted: true }), editor)).toBe(false);
  });

  test('those who are named, by themselves or by a role', () => {
    const limited = account({ id: 1, isRestricted: true });
    expect(maySeeAccount({ ...limited, allowedUsers: [{ id: 7 }] }, editor)).toBe(true);
    expect(maySeeAccount({ ...limited, allowedRoles: [{ id: 2 }] }, editor)).toBe(true);
    // The number of a role is not that of a user.
    expect(maySeeAccount({ ...limited, allowedUsers: [{ id: 2 }] }, editor)).toBe(false);
    expect(maySeeAccount({ ...limited, allowedRoles: [{ id: 7 }] }, editor)).toBe(false);
  });

  test('super admins, whomever it is limited to', () => {
    expect(maySeeAccount(account({ id: 1, isRestricted: true }), superAdmin)).toBe(true);
  });
});

describe('what is hidden', () => {
  test('is nothing where every account may be seen', () => {
    expect(hiddenFrom([account({ id: 1 })], editor)).toBe(NOTHING_HIDDEN);
    expect(hiddenFrom([account({ id: 1, isRestricted: true })], superAdmin)).toBe(NOTHING_HIDDEN);
  });

  test('is a WhatsApp Business Account, or a business, only when each of its accounts is', () => {
    const accounts = [
      account({ id: 1 }),
      account({ id: 2, isRestricted: true }),
      account({ id: 3, isRestricted: true, businessAccountId: 'W2' }),
      account({ id: 4, isRestricted: true, businessAccountId: 'W3', portfolioId: 'P3' }),
      account({ id: 5, isRestricted: true, businessAccountId: 'W3', portfolioId: 'P3' }),
    ];
    expect(hiddenFrom(accounts, editor)).toEqual({
      accounts: [2, 3, 4, 5],
      businessAccounts: ['W2', 'W3'],
      partlyHidden: ['W1', 'W2', 'W3'],
      portfolios: ['P3'],
    });
  });
});
