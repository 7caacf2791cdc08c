import type { AccountInput } from '../../../../shared/contracts/accounts';
import { maySeeAccount } from '../../../../shared/domain/account-visibility';
import { error, type Issue } from '../../../../shared/domain/issue';
import type { Actor } from '../../actor';
import type { AccountRow } from '../../store/rows';

type Limits = Pick<AccountRow, 'isRestricted' | 'allowedUsers' | 'allowedRoles'>;

const toRows = (ids: number[]) => ids.map((id) => ({ id }));

/**
 * To whom an account is limited with what is given; a list that is left out stays as it is. It is opened to
 * everyone only by saying so: those who were named may all be gone.
 */
export function limitsOf(
  { isRestricted, allowedUsers, allowedRoles }: Partial<AccountInput>,
  before: Limits,
): Partial<AccountRow> {
  if (isRestricted === false) return { isRestricted, allowedUsers: [], allowedRoles: [] };
  if (isRestricted === undefined && allowedUsers === undefined && allowedRoles === undefined)
    return {};
  const users = allowedUsers ? toRows(allowedUsers) : (before.allowedUsers ?? []);
  const roles = allowedRoles ? toRows(allowedRoles) : (before.allowedRoles ?? []);
  return {
    isRestricted: isRestricted ?? (before.isRestricted === true || users.length + roles.length > 0),
    allowedUsers: users,
    allowedRoles: roles,
  };
}

/** Nobody takes an account away from themselves: they could not give it back. */
export function checkAllowed(input: Partial<AccountInput>, before: Limits, actor: Actor): Issue[] {
  if (actor.source !== 'person') return [];
  const { isRestricted, allowedUsers, allowedRoles } = { ...before, ...limitsOf(input, before) };
  const limits = {
    isRestricted: isRestricted === true,
    allowedUsers: allowedUsers ?? [],
    allowedRoles: allowedRoles ?? [],
  };
  return maySeeAccount(limits, actor.user) ? [] : [error('account.lockedOut', 'allowedUsers')];
}
