import type { Core } from '@strapi/strapi';

import { findChanges, type IdentityChangeRow } from './identity-changes';
import type { Known } from './relatives';
import type { ContactRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** What was told about the names of these people, also before anybody knew them. */
export async function findChangesOf(
  strapi: Core.Strapi,
  people: ContactRow[],
): Promise<IdentityChangeRow[]> {
  const ids = new Set<number>();
  for (const portfolioId of new Set(people.map((one) => one.portfolioId))) {
    const those = people.filter((one) => one.portfolioId === portfolioId);
    const begun = await findChanges(strapi, portfolioId, {
      phones: those.flatMap(({ phone, waId }) => [phone, waId === null ? null : `+${waId}`]),
      userIds: those.map(({ userId }) => userId),
    });
    for (const { id, contactId } of begun)
      if (contactId === null || those.some((one) => one.id === contactId)) ids.add(id);
  }
  return rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange).findMany({
    where: {
      $or: [
        { id: { $in: [...ids, -1] } },
        { contact: { id: { $in: people.map(({ id }) => id) } } },
      ],
    },
  });
}

/** Somebody as they were known before each of these changes, and after it. */
export const knownBy = (
  changes: Pick<
    IdentityChangeRow,
    'oldPhone' | 'oldUserId' | 'newPhone' | 'newWaId' | 'newUserId'
  >[],
): Known[] =>
  changes.flatMap((change) => [
    { phone: change.oldPhone, waId: null, userId: change.oldUserId },
    { phone: change.newPhone, waId: change.newWaId, userId: change.newUserId },
  ]);
