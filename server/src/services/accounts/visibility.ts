import {
  hiddenFrom,
  NOTHING_HIDDEN,
  seesEveryAccount,
  type Hidden,
} from '../../../../shared/domain/account-visibility';
import { hiddenFromActor, type Actor, type AdminUser } from '../../actor';
import type { Runtime } from '../../runtime';
import { portfolioOf } from './portfolio';

/** What belongs to accounts that are limited to others than this person. */
export async function hiddenFor(
  { accounts }: Pick<Runtime, 'accounts'>,
  user: AdminUser,
): Promise<Hidden> {
  if (seesEveryAccount(user)) return NOTHING_HIDDEN;
  const rows = await accounts.listLimits();
  return hiddenFrom(
    rows.map((row) => ({
      id: row.id,
      businessAccountId: row.businessAccountId,
      portfolioId: portfolioOf(row),
      isRestricted: row.isRestricted === true,
      allowedUsers: row.allowedUsers ?? [],
      allowedRoles: row.allowedRoles ?? [],
    })),
    user,
  );
}

/** An admin user as services know them, with the rights that they have now. */
export async function personOf(
  runtime: Pick<Runtime, 'strapi' | 'accounts'>,
  user: AdminUser,
): Promise<Extract<Actor, { source: 'person' }>> {
  const { engine } = runtime.strapi.service('admin::permission') as unknown as {
    engine: { generateUserAbility(user: object): Promise<unknown> };
  };
  const [ability, hidden] = await Promise.all([
    engine.generateUserAbility(user),
    hiddenFor(runtime, user),
  ]);
  return { source: 'person', user, ability, hidden };
}

/** Rows that have an account, as far as somebody may see it; what has none is everybody's. */
export function ofVisibleAccounts(actor: Actor): object {
  const { accounts } = hiddenFromActor(actor);
  return accounts.length === 0
    ? {}
    : {
        $or: [{ account: { id: { $null: true } } }, { account: { id: { $notIn: [...accounts] } } }],
      };
}

/** Whether something belongs to an account that somebody is not to see. */
export const isOfHidden = (row: { account?: { id: number } | null }, actor: Actor): boolean =>
  row.account ? hiddenFromActor(actor).accounts.includes(row.account.id) : false;
