import type { AccountEvent } from '../../../../../shared/contracts/accounts';

/** What an entry says besides its kind: each given fact by name, in the order in which it was written. */
export const factsOf = ({
  params,
}: Pick<AccountEvent, 'params'>): { name: string; value: string }[] =>
  Object.entries(params).flatMap(([name, value]) =>
    value === null || value === '' || value === 'NONE' ? [] : [{ name, value: String(value) }],
  );
