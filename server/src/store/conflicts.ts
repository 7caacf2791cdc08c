import type { Core } from '@strapi/strapi';

import type { ContactRow } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** Whether a person has said that two rows are two people. */
export const areDistinct = (one: ContactRow, other: ContactRow): boolean =>
  (one.distinctFrom ?? []).includes(other.documentId) ||
  (other.distinctFrom ?? []).includes(one.documentId);

/** Says on two rows that Meta knows them as one person, unless a person has said that they are two. */
export async function noteConflict(
  strapi: Core.Strapi,
  row: ContactRow,
  other: ContactRow,
  at: Date,
): Promise<void> {
  if (areDistinct(row, other)) return;
  for (const [one, contact] of [
    [row, other.documentId],
    [other, row.documentId],
  ] as const) {
    if (one.conflict?.contact === contact) continue;
    one.conflict = { contact };
    one.conflictAt = at;
    await rowsOf<ContactRow>(strapi, UIDS.contact).updateMany({
      where: { id: one.id },
      data: { conflict: one.conflict, conflictAt: at },
    });
  }
}

/** The rows that say that they are in conflict with one of these, by documentId. */
export async function listInConflictWith(
  strapi: Core.Strapi,
  documentIds: string[],
): Promise<ContactRow[]> {
  const flagged = await rowsOf<ContactRow>(strapi, UIDS.contact).findMany({
    where: { conflictAt: { $notNull: true } },
    orderBy: { id: 'asc' },
  });
  return flagged.filter(({ conflict }) => conflict && documentIds.includes(conflict.contact));
}
