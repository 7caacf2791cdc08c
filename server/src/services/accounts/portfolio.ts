import type { AccountRow } from '../../store/rows';

/** The business within which people are known: the owner of the account, or the account itself. */
export const portfolioOf = ({
  portfolioId,
  businessAccountId,
}: Pick<AccountRow, 'portfolioId' | 'businessAccountId'>): string =>
  portfolioId ?? businessAccountId;
