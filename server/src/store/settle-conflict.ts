import type { Core } from '@strapi/strapi';

import { strictestConsent } from '../../../shared/domain/consent';
import { mergeIdentities, splitNumber, type IdentityReason } from '../../../shared/domain/identity';
import { adoptEarlier } from './adopt-messages';
import { listInConflictWith } from './conflicts';
import { consentOf } from './consents';
import type { IdentityChangeRow } from './identity-changes';
import { moveConversations } from './move-conversations';
import type { ContactRow, ConversationRow, Row } from './rows';
import { inTransaction, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** Who decides, and when. */
export interface Decision {
  actor: string | null;
  at: Date;
}

/** How often it is tried again while others write to the same rows. */
const TRIES = 4;

async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (failure) {
      if (!isTransient(failure) || tries === TRIES) throw failure;
    }
}

/** The contacts themselves, and tables whose rows are looked at before they are moved: some belong to both. */
const MOVED_BY_HAND: string[] = [UIDS.contact, UIDS.contactLink, UIDS.conversation];

/** Everything that names a contact in a column of its own. */
function tablesOf(strapi: Core.Strapi): { name: string; column: string }[] {
  return Object.values(UIDS).flatMap((uid) => {
    if (MOVED_BY_HAND.includes(uid)) return [];
    const meta = strapi.db.metadata.get(uid);
    return Object.values(meta.attributes).flatMap((attribute) => {
      const { target, joinColumn } = attribute as {
        target?: string;
        joinColumn?: { name: string };
      };
      return target === UIDS.contact && joinColumn
        ? [{ name: meta.tableName, column: joinColumn.name }]
        : [];
    });
  });
}

/** Settles which of two contacts that Meta names as one person are one, and which are two. */
export function createConflictStore(strapi: Core.Strapi) {
  const contacts = () => rowsOf<ContactRow>(strapi, UIDS.contact);
  const changes = () => rowsOf<IdentityChangeRow>(strapi, UIDS.identityChange);

  /** Both rows as they stand, locked; null where they are in conflict no more. */
  async function lockPair(one: string, other: string): Promise<[ContactRow, ContactRow] | null> {
    const { name, column } = tableOf(strapi, UIDS.contact);
    await inTransaction(strapi, (trx) =>
      trx(name).select('id').whereIn(column('documentId'), [one, other]).orderBy('id').forUpdate(),
    );
    const [first, second] = [one, other].map((documentId) =>
      contacts().findOne({ where: { documentId } }),
    );
    const [kept, gone] = [await first, await second];
    const isOpen =
      kept?.conflict?.contact === other || (gone !== null && gone?.conflict?.contact === one);
    return kept && gone && isOpen ? [kept, gone] : null;
  }

  const note = (
    contact: ContactRow,
    reason: IdentityReason,
    { actor, at }: Decision,
    names: Partial<IdentityChangeRow>,
  ) =>
    changes().create({
      data: {
        portfolioId: contact.portfolioId,
        contact: contact.id,
        reason,
        actor,
        at,
        outcome: reason === 'merged' ? 'moved' : 'conflict',
        ...names,
      },
    });

  /** The latest news of Meta's by which these two came into conflict. */
  async function changeBetween(one: ContactRow, other: ContactRow) {
    const found = await changes().findMany({
      where: {
        outcome: 'conflict',
        contact: { id: { $in: [one.id, other.id] } },
        other: { $in: [one.documentId, other.documentId] },
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      limit: 100,
    });
    return found.filter(({ reason }) => reason !== 'separated');
  }

  async function moveLinks(from: number, to: number): Promise<void> {
    const links = rowsOf<Row & { recordUid: string; recordDocumentId: string }>(
      strapi,
      UIDS.contactLink,
    );
    const keyOf = (link: { recordUid: string; recordDocumentId: string }) =>
      `${link.recordUid} ${link.recordDocumentId}`;
    const present = new Set((await links.findMany({ where: { contact: to } })).map(keyOf));
    const theirs = await links.findMany({ where: { contact: from }, orderBy: { id: 'asc' } });
    const [twice, once] = [true, false].map((isTwice) =>
      theirs.filter((link) => present.has(keyOf(link)) === isTwice).map(({ id }) => id),
    );
    if (twice!.length > 0) await links.deleteMany({ where: { id: { $in: twice } } });
    if (once!.length > 0)
      await links.updateMany({ where: { id: { $in: once } }, data: { contact: to } });
  }

  /** Others who were in conflict with the one that is gone are so with the one that is left. */
  async function repoint(gone: ContactRow, kept: ContactRow): Promise<void> {
    for (const row of await listInConflictWith(strapi, [gone.documentId]))
      if (row.id !== kept.id)
        await contacts().updateMany({
          where: { id: row.id },
          data: { conflict: { contact: kept.documentId } },
        });
  }

  /** The conversations of a contact, by who takes part in them. */
  async function conversationsOf(contact: number) {
    const found = await rowsOf<ConversationRow>(strapi, UIDS.conversation).findMany({
      where: { contact },
      select: ['id'],
      populate: { account: { select: ['id'] } },
    });
    return found.flatMap(({ id, account }) =>
      account ? [{ id, account: account.id, contact }] : [],
    );
  }

  async function mergeOnce(
    keep: string,
    other: string,
    decision: Decision,
  ): Promise<ContactRow | null> {
    const pair = await lockPair(keep, other);
    if (!pair) return null;
    const [kept, gone] = pair;
    const between = await changeBetween(kept, gone);
    const names = mergeIdentities(kept, gone, between[0] ?? null);
    await moveConversations(strapi, gone.id, kept.id);
    await moveLinks(gone.id, kept.id);
    await inTransaction(strapi, async (trx) => {
      for (const { name, column } of tablesOf(strapi))
        await trx(name).where(column, gone.id).update(column, kept.id);
    });
    await adoptEarlier(strapi, await conversationsOf(kept.id));
    await repoint(gone, kept);
    // Its names are free only then.
    await contacts().delete({ where: { id: gone.id } });
    const isSettled = kept.conflict?.contact === other;
    await contacts().updateMany({
      where: { id: kept.id },
      data: {
        ...names,
        ...strictestConsent([consentOf(kept), consentOf(gone)]),
        parentUserId: kept.parentUserId ?? gone.parentUserId,
        username: kept.username ?? gone.username,
        profileName: kept.profileName ?? gone.profileName,
        language: kept.language ?? gone.language,
        ...(isSettled && { conflict: null, conflictAt: null }),
        distinctFrom: [...(kept.distinctFrom ?? []), ...(gone.distinctFrom ?? [])],
        linksCheckedAt: null,
      },
    });
    if (between.length > 0)
      await changes().updateMany({
        where: { id: { $in: between.map(({ id }) => id).sort((a, b) => a - b) } },
        data: { outcome: 'moved' },
      });
    const lost = (key: 'phone' | 'userId') =>
      [kept[key], gone[key]].find((name) => name !== null && name !== names[key]) ?? null;
    await note(kept, 'merged', decision, {
      oldPhone: lost('phone'),
      newPhone: names.phone,
      newWaId: names.waId,
      oldUserId: lost('userId'),
      newUserId: names.userId,
      other,
    });
    return contacts().findOne({ where: { id: kept.id } });
  }

  async function separateOnce(
    one: string,
    other: string,
    decision: Decision,
  ): Promise<ContactRow | null> {
    const pair = await lockPair(one, other);
    if (!pair) return null;
    const number = splitNumber(...pair);
    for (const [row, another] of [pair, [...pair].reverse() as typeof pair])
      await contacts().updateMany({
        where: { id: row.id },
        data: {
          distinctFrom: [...(row.distinctFrom ?? []), another.documentId],
          ...(row.conflict?.contact === another.documentId && {
            conflict: null,
            conflictAt: null,
          }),
          ...(number?.loses.id === row.id && { phone: null, waId: null }),
        },
      });
    if (number)
      await contacts().updateMany({
        where: { id: number.keeps.id },
        data: { phone: number.loses.phone, linksCheckedAt: null },
      });
    for (const [row, another] of [pair, [...pair].reverse() as typeof pair])
      await note(row, 'separated', decision, {
        oldPhone: number?.loses.id === row.id ? row.phone : null,
        newPhone: number?.keeps.id === row.id ? number.loses.phone : null,
        other: another.documentId,
      });
    return contacts().findOne({ where: { id: pair[0].id } });
  }

  return {
    /**
     * Makes two contacts one: everything moves to the one that is kept, of what they agreed to the
     * strictest counts, and what they were known by is written down. Null where nobody asks (any more).
     */
    merge: (keep: string, other: string, decision: Decision) =>
      withRetries(() => inTransaction(strapi, () => mergeOnce(keep, other, decision))),

    /**
     * Says that two contacts are two people, and remembers it. A number that both have goes to the one
     * whom Meta named with it. Null where nobody asks (any more).
     */
    separate: (one: string, other: string, decision: Decision) =>
      withRetries(() => inTransaction(strapi, () => separateOnce(one, other, decision))),
  };
}
