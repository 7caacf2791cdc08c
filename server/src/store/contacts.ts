import type { Core } from '@strapi/strapi';

import type { ContactRow } from './rows';
import { insertIgnoring, inTransaction, rowsOf } from './table';
import { UIDS } from './uids';

interface LinkRow {
  id: number;
  contact: { id: number } | null;
}

/** A record that a contact belongs to. */
export interface RecordKey {
  uid: string;
  documentId: string;
}

/** People, by their number within a portfolio, and the records that they belong to. */
export function createContactStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ContactRow>(strapi, UIDS.contact);
  const links = () => rowsOf<LinkRow>(strapi, UIDS.contactLink);
  const linksOf = ({ uid, documentId }: RecordKey) => ({
    recordUid: uid,
    recordDocumentId: documentId,
  });

  const insertLink = (record: RecordKey, contact: number): Promise<void> =>
    insertIgnoring(strapi, UIDS.contactLink, { ...linksOf(record), contact }, [
      'recordUid',
      'recordDocumentId',
      'contact',
    ]);

  return {
    /** The contact with this number; made when it is new, also when two ask at once. */
    async getOrInsert(portfolioId: string, phone: string): Promise<ContactRow> {
      const where = { portfolioId, phone };
      const known = await rows().findOne({ where });
      if (known) return known;
      await insertIgnoring(strapi, UIDS.contact, where, ['portfolioId', 'phone']);
      return (await rows().findOne({ where }))!;
    },

    /** What Meta told about a person with an answer; nothing known is taken away. */
    async noteIdentity(
      id: number,
      { waId, userId }: { waId: string | null; userId: string | null },
    ) {
      const data = { ...(waId && { waId }), ...(userId && { userId }) };
      if (Object.keys(data).length > 0) await rows().update({ where: { id }, data });
    },

    listByPhone: (phone: string) => rows().findMany({ where: { phone }, limit: 100 }),

    /** Makes these contacts, and no others, the ones that a record belongs to. */
    linkRecord: (record: RecordKey, contactIds: number[]) =>
      inTransaction(strapi, async () => {
        const present = await links().findMany({
          where: linksOf(record),
          populate: { contact: { select: ['id'] } },
        });
        const stale = present.filter(({ contact }) => !contactIds.includes(contact?.id ?? 0));
        if (stale.length > 0)
          await links().deleteMany({ where: { id: { $in: stale.map(({ id }) => id) } } });
        const linked = new Set(present.map(({ contact }) => contact?.id));
        for (const contact of [...contactIds].sort((a, b) => a - b)) {
          if (!linked.has(contact)) await insertLink(record, contact);
        }
      }),

    /** Says that a record belongs to a contact too. */
    addLink: insertLink,

    unlinkRecords: (uid: string, documentIds: string[]) =>
      links().deleteMany({ where: { recordUid: uid, recordDocumentId: { $in: documentIds } } }),

    /** The contacts that a record belongs to. */
    listOfRecord: async (record: RecordKey): Promise<number[]> =>
      (
        await links().findMany({
          where: linksOf(record),
          populate: { contact: { select: ['id'] } },
        })
      ).flatMap(({ contact }) => (contact ? [contact.id] : [])),
  };
}
