import { writingsOf } from './phone';

/** What a person is known by within one business; any of it may be missing. */
export interface Identity {
  /** In E.164. */
  phone: string | null;
  /** The number as WhatsApp writes it. */
  waId: string | null;
  userId: string | null;
}

/** The two ways in which Meta tells that somebody is known by other names now. */
export type IdentityNews = 'user_changed_number' | 'user_changed_user_id';

/** Why names of a contact changed: Meta told it, or two contacts were made one by a person. */
export type IdentityReason = IdentityNews | 'merged' | 'separated';

/**
 * What became of it: the names were moved; nobody was known by the old ones (`noted`); or the new ones
 * belong to another contact (`conflict`).
 */
export type IdentityOutcome = 'moved' | 'noted' | 'conflict';

/** One person's names before and after; null where nothing is said. */
export interface IdentityChange {
  at: Date;
  /** In E.164. */
  oldPhone: string | null;
  newPhone: string | null;
  oldUserId: string | null;
  newUserId: string | null;
}

/** A row by which somebody is known. */
export type Known = Identity & { id: number };

/** Whether two numbers are the same one, in whatever writing. */
export const isSameNumber = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && writingsOf(one).includes(other);

/**
 * Whose names a change is about: who has the old user id, else the old number. Somebody with that number
 * and another user id got the number later, and is not meant.
 */
export function findHolder<R extends Known>(
  rows: R[],
  { oldPhone, oldUserId, newUserId }: Omit<IdentityChange, 'at'>,
): R | null {
  const byUserId = oldUserId !== null && rows.find(({ userId }) => userId === oldUserId);
  if (byUserId) return byUserId;
  const mayBe = ({ userId }: R) =>
    userId === null || userId === newUserId || (oldUserId === null && newUserId === null);
  return rows.find((row) => isSameNumber(oldPhone, row.phone) && mayBe(row)) ?? null;
}

/** Another than the holder who is known by the new names already; null when they are free. */
export const findOwner = <R extends Known>(
  rows: R[],
  { newPhone, newUserId }: Pick<IdentityChange, 'newPhone' | 'newUserId'>,
  holder: R | null,
): R | null =>
  rows.find(
    (row) =>
      row.id !== holder?.id &&
      ((newUserId !== null && row.userId === newUserId) || isSameNumber(newPhone, row.phone)),
  ) ?? null;

/** A change of which it is known what became of it. */
export type KnownChange = IdentityChange & { outcome: IdentityOutcome };

/** Somebody moves from one business phone to the next within moments, or Meta tells it for each of ours. */
const SAME_MS = 24 * 3_600_000;

const isSameOrNone = (one: string | null, other: string | null): boolean =>
  (one === null && other === null) || isSameNumber(one, other);

/** Whether two tell the same move: Meta tells it once for each number of ours that the person knows. */
export const isSameChange = (one: IdentityChange, other: IdentityChange): boolean =>
  isSameOrNone(one.oldPhone, other.oldPhone) &&
  isSameOrNone(one.newPhone, other.newPhone) &&
  one.oldUserId === other.oldUserId &&
  one.newUserId === other.newUserId &&
  Math.abs(one.at.getTime() - other.at.getTime()) < SAME_MS;

/** A person's moves may be known in any order; nobody moves more often within what is looked at. */
const MOVES = 8;

/**
 * Under which names somebody is known by now who had these at a time; the changes that led there, oldest
 * first. A user id is nobody else's ever after; a number is, so it counts for what was said before it was
 * given up.
 */
export function followChanges<C extends KnownChange>(
  { phone, userId }: Pick<Identity, 'phone' | 'userId'>,
  at: Date,
  changes: C[],
): { phone: string | null; userId: string | null; by: C[] } {
  const open = changes
    .filter(({ outcome }) => outcome !== 'conflict')
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const now = { phone, userId };
  const by: C[] = [];
  for (let moves = 0; moves < MOVES; moves += 1) {
    const since = by.at(-1)?.at ?? at;
    const next = open.find((change) => {
      if (by.includes(change)) return false;
      if (change.oldUserId !== null && now.userId !== null) return change.oldUserId === now.userId;
      const isTheirs = now.userId === null || now.userId === change.newUserId;
      return isTheirs && since <= change.at && isSameNumber(change.oldPhone, now.phone);
    });
    if (!next) break;
    by.push(next);
    now.phone = next.newPhone ?? now.phone;
    now.userId = next.newUserId ?? now.userId;
  }
  return { ...now, by };
}

/**
 * The names of two contacts that are one person's. What Meta named last counts: the new names of a change
 * that came between them, or the user id that was named together with the other's number; else those of
 * the one that is kept.
 */
export function mergeIdentities(
  kept: Identity,
  other: Identity,
  change: Pick<IdentityChange, 'newPhone' | 'newUserId'> | null,
): Identity {
  const both = [kept, other];
  const phone =
    both.find((one) => isSameNumber(change?.newPhone ?? null, one.phone))?.phone ??
    kept.phone ??
    other.phone;
  const named = both.find(
    (one, index) =>
      one.phone === null &&
      one.userId !== null &&
      one.waId !== null &&
      isSameNumber(`+${one.waId}`, both[1 - index]!.phone),
  );
  const userId =
    both.find((one) => one.userId !== null && one.userId === change?.newUserId)?.userId ??
    named?.userId ??
    kept.userId ??
    other.userId;
  const waId =
    both.find((one) => phone !== null && isSameNumber(`+${one.waId}`, phone))?.waId ??
    kept.waId ??
    other.waId;
  return { phone, waId, userId };
}

/**
 * Who keeps a number that stands with two contacts who are two people: the one whom Meta named with it
 * last, who has it as WhatsApp writes it while it stands with the other as a phone. Null when they share
 * none. Whoever loses it is not to be written to by it any more.
 */
export function splitNumber<R extends Known>(one: R, other: R): { keeps: R; loses: R } | null {
  for (const [keeps, loses] of [
    [one, other],
    [other, one],
  ] as const)
    if (
      keeps.userId !== null &&
      keeps.phone === null &&
      keeps.waId !== null &&
      isSameNumber(`+${keeps.waId}`, loses.phone)
    )
      return { keeps, loses };
  return null;
}
