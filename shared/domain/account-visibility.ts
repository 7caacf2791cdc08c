/** An account, with those whom it is limited to. */
export interface LimitedAccount {
  id: number;
  businessAccountId: string;
  /** The business within which its people are known. */
  portfolioId: string;
  /** Whether it is limited at all; it stays so when all of those are gone. */
  isRestricted: boolean;
  allowedUsers: readonly { id: number }[];
  allowedRoles: readonly { id: number }[];
}

/** Who looks: an admin user with their roles. */
export interface AccountViewer {
  id: number;
  roles?: readonly { id: number; code?: string }[];
}

/** What belongs to accounts that are limited to others. */
export interface Hidden {
  /** Accounts, by row id. */
  accounts: readonly number[];
  /** WhatsApp Business Accounts of which somebody may see no account. */
  businessAccounts: readonly string[];
  /** WhatsApp Business Accounts of which they may not see every account. */
  partlyHidden: readonly string[];
  /** Businesses of which they may see no account; people are known within one. */
  portfolios: readonly string[];
}

/** For whoever may see every account. */
export const NOTHING_HIDDEN: Hidden = {
  accounts: [],
  businessAccounts: [],
  partlyHidden: [],
  portfolios: [],
};

/** The role that sees everything in Strapi. */
const SUPER_ADMIN = 'strapi-super-admin';

/** Whether somebody sees every account, whomever it is limited to. */
export const seesEveryAccount = ({ roles = [] }: AccountViewer): boolean =>
  roles.some(({ code }) => code === SUPER_ADMIN);

/** Whether somebody may see an account and use it: all, unless it is limited to certain users and roles. */
export function maySeeAccount(
  account: Pick<LimitedAccount, 'isRestricted' | 'allowedUsers' | 'allowedRoles'>,
  viewer: AccountViewer,
): boolean {
  if (!account.isRestricted || seesEveryAccount(viewer)) return true;
  const roles = new Set((viewer.roles ?? []).map(({ id }) => id));
  return (
    account.allowedUsers.some(({ id }) => id === viewer.id) ||
    account.allowedRoles.some(({ id }) => roles.has(id))
  );
}

/** What of these accounts, all there are, somebody is not to see. */
export function hiddenFrom(accounts: readonly LimitedAccount[], viewer: AccountViewer): Hidden {
  const seen = accounts.filter((account) => maySeeAccount(account, viewer));
  const hidden = accounts.filter((account) => !seen.includes(account));
  if (hidden.length === 0) return NOTHING_HIDDEN;
  const without = (values: string[], others: string[]) =>
    [...new Set(values)].filter((value) => !others.includes(value));
  const businesses = hidden.map(({ businessAccountId }) => businessAccountId);
  return {
    accounts: hidden.map(({ id }) => id),
    businessAccounts: without(
      businesses,
      seen.map(({ businessAccountId }) => businessAccountId),
    ),
    partlyHidden: [...new Set(businesses)],
    portfolios: without(
      hidden.map(({ portfolioId }) => portfolioId),
      seen.map(({ portfolioId }) => portfolioId),
    ),
  };
}
