import type { Core } from '@strapi/strapi';

import {
  findHolder,
  findOwner,
  followChanges,
  isSameChange,
  isSameNumber,
  type IdentityChange,
  type IdentityNews,
  type IdentityOutcome,
} from '../../../shared/domain/identity';
import { writingsOf } from '../../../shared/domain/phone';
import { noteConflict } from './conflicts';
import { findChanges, type IdentityChangeRow, type StoredChange } from './identity-changes';
import type { ContactRow } from './rows';
import { insertIgnoring, inTransaction, isUniqueViolation, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** By which names somebody is known from now on. */
export interface IdentityMove extends IdentityChange {
  portfolioId: string;
  reason: IdentityNews;
  newWaId: string | null;
  newParentUserId: string | null;
  /** Identity of the webhook that told it. */
  itemKey: string;
}

/** What became of it; `known` had its effect before. */
export interface MoveResult {
  outcome: IdentityOutcome | 'known';
  contact: ContactRow | null;
}

/** How often somebody may get a new name in the very moment in which it is moved. */
const TRIES = 3;

const namesOf = (values: (string | null)[]): string[] => values.flatMap((value) => value ?? []);

/**
 * The rows that have one of these names, in the order in which they are locked. What they hold comes with
 * the lock: MySQL and MariaDB answer any other query with what stood there when the transaction began.
 */
async function lockRows(
  strapi: Core.Strapi,
  portfolioId: string,
  { oldPhone, newPhone, oldUserId, newUserId }: IdentityMove,
): Promise<ContactRow[]> {
  const { name, column } = tableOf(strapi, UIDS.contact);
  const phones = namesOf([oldPhone, newPhone]).flatMap(writingsOf);
  const userIds = namesOf([oldUserId, newUserId]);
  return inTransaction(strapi, async (trx) => {
    const found = new Map<number, Pick<ContactRow, 'id' | 'phone' | 'waId' | 'userId'>>();
    for (const [key, values] of [
      ['phone', phones],
      ['userId', userIds],
    ] as const) {
      if (values.length === 0) continue;
      const rows = (await trx(name)
        .select({
          id: 'id',
          phone: column('phone'),
          waId: column('waId'),
          userId: column('userId'),
        } as never)
        .where(column('portfolioId'), portfolioId)
        .whereIn(column(key), values)
        .orderBy('id')
        .forUpdate()) as Pick<ContactRow, 'id' | 'phone' | 'waId' | 'userId'>[];
      rows.forEach((row) => found.set(row.id, row));
    }
    const whole = await rowsOf<ContactRow>(strapi, UIDS.contact).findMany({
      where: { id: { $in: [...found.keys()] } },
      orderBy: { id: 'asc' },
    });
    return whole.map((row) => ({ ...row, ...found.get(row.id) }));
  });
}

/** What changes in the row of a person; a name that was changed later stays. */
function patchOf(
  holder: ContactRow,
  move: IdentityMove,
  later: StoredChange[],
  theirs: IdentityChangeRow[],
) {
  const after = followChanges({ phone: move.newPhone, userId: move.newUserId }, move.at, later);
  const isLate = (key: 'newPhone' | 'newUserId') =>
    theirs.some((one) => one[key] !== null && new Date(one.at) > move.at);
  const phone = isLate('newPhone') ? null : after.phone;
  const userId = isLate('newUserId') ? null : after.userId;
  const waId =
    [...after.by].reverse().find(({ newPhone }) => newPhone !== null)?.newWaId ?? move.newWaId;
  const patch = {
    ...(phone !== null && { phone, waId: waId ?? phone.slice(1) }),
    ...(userId !== null && { userId }),
    ...(userId !== null && move.newParentUserId && { parentUserId: move.newParentUserId }),
    ...(phone !== null && !isSameNumber(phone, holder.phone) && { linksCheckedAt: null }),
  };
  return { patch, by: after.by, phone, userId };
}

/**
 * Moves the names of a contact, as Meta tells it, and writes down what they were. Told twice, or late, it
 * ends the same. New names that belong to somebody else are not taken away: both rows say so.
 */
export async function moveIdentity(strapi: Core.Strapi, move: IdentityMove): Promise<MoveResult> {
  for (let tries = 1; ; tries += 1)
    try {
      return await inTransaction(strapi, () => moveOnce(strapi, move));
    } catch (failure) {
      // Somebody has got the new name between the look and the write.
      if (!isUniqueViolation(failure) || tries === TRIES) throw failure;
    }
}

async function moveOnce(strapi: Core.Strapi, move: IdentityMove): Promise<MoveResult> {
  const { portfolioId, at, oldPhone, newPhone, oldUserId, newUserId } = move;
  const contacts = rowsOf<ContactRow>(strapi, UIDS.contact);
  const changes = rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange);
  const rows = await lockRows(strapi, portfolioId, move);
  const known = await findChanges(strapi, portfolioId, {
    phones: [oldPhone, newPhone],
    userIds: [oldUserId, newUserId],
  });
  if (known.some((one) => one.itemKey === move.itemKey || isSameChange(one, move)))
    return { outcome: 'known', contact: null };

  const holder = findHolder(rows, move);
  const theirs = holder ? await changes.findMany({ where: { contact: holder.id } }) : [];
  const planned = holder && patchOf(holder, move, known, theirs);
  const owner =
    findOwner(rows, move, holder) ??
    // Where the names have moved on since, it is about those that they have now.
    (planned && (await findOther(strapi, portfolioId, planned, holder)));

  let outcome: IdentityOutcome = 'noted';
  if (holder && owner) {
    outcome = 'conflict';
    await noteConflict(strapi, holder, owner, at);
  } else if (holder) {
    outcome = 'moved';
    if (Object.keys(planned!.patch).length > 0)
      await contacts.updateMany({ where: { id: holder.id }, data: planned!.patch });
    if (planned!.by.length > 0)
      await changes.updateMany({
        where: { id: { $in: planned!.by.map(({ id }) => id).sort((a, b) => a - b) } },
        data: { contact: holder.id },
      });
  }
  const contact = holder ?? owner;
  if (!holder && owner && newPhone !== null && owner.phone === null)
    await contacts.updateMany({
      where: { id: owner.id },
      data: { phone: newPhone, waId: move.newWaId ?? newPhone.slice(1), linksCheckedAt: null },
    });
  await insertIgnoring(
    strapi,
    UIDS.identityChange,
    Object.fromEntries(
      Object.entries({
        portfolioId,
        at,
        reason: move.reason,
        outcome,
        oldPhone,
        newPhone,
        newWaId: move.newWaId,
        oldUserId,
        newUserId,
        other: outcome === 'conflict' ? owner!.documentId : null,
        contact: contact?.id ?? null,
        itemKey: move.itemKey,
      }).filter(([, value]) => value !== null),
    ) as Record<string, string | number | Date>,
    ['itemKey'],
  );
  return { outcome, contact: contact && { ...contact, ...planned?.patch } };
}

/** Somebody else who is known by the names that a person is about to get. */
async function findOther(
  strapi: Core.Strapi,
  portfolioId: string,
  { phone, userId }: { phone: string | null; userId: string | null },
  holder: ContactRow,
): Promise<ContactRow | null> {
  const contacts = rowsOf<ContactRow>(strapi, UIDS.contact);
  for (const where of [
    userId !== null && { userId },
    phone !== null && { phone: { $in: writingsOf(phone) } },
  ])
    if (where) {
      const other = await contacts.findOne({
        where: { portfolioId, ...where, id: { $ne: holder.id } },
      });
      if (other) return other;
    }
  return null;
}
