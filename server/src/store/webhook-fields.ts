import type { Core } from '@strapi/strapi';

import type { Row, Time } from './rows';
import { inTransaction, insertIgnoring, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** How much of a webhook field has come for a WhatsApp Business Account, and when. */
export interface WebhookFieldRow extends Row {
  wabaId: string;
  field: string;
  /** Since when it is counted. */
  firstAt: Time;
  lastAt: Time;
  /** Items; as text where the database has whole numbers of any size. */
  received: number | string;
}

/** What has come of a field since it was written down last. */
export interface FieldNote {
  businessAccountId: string;
  field: string;
  at: Date;
  received: number;
}

/** What has come of each webhook field: one row each, written once in a while by each process. */
export function createWebhookFieldStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<WebhookFieldRow>(strapi, UIDS.webhookField);
  const keyOf = (wabaId: string, field: string) => `${wabaId}/${field}`;

  /** Makes the rows that are missing; each by itself, as a database locks more than what it inserts. */
  async function ensure(notes: readonly FieldNote[]): Promise<void> {
    const wabaId = { $in: [...new Set(notes.map(({ businessAccountId }) => businessAccountId))] };
    const known = await rows().findMany({ where: { wabaId }, select: ['wabaId', 'field'] });
    const keys = new Set(known.map((row) => keyOf(row.wabaId, row.field)));
    for (const { businessAccountId, field, at } of notes)
      if (!keys.has(keyOf(businessAccountId, field)))
        await insertIgnoring(
          strapi,
          UIDS.webhookField,
          { wabaId: businessAccountId, field, firstAt: at, lastAt: at, received: 0 },
          ['wabaId', 'field'],
        );
  }

  return {
    /** Adds what has come; of the times that several processes tell, the newest stays. */
    async note(notes: readonly FieldNote[]): Promise<void> {
      await ensure(notes);
      // In one order, so that two processes cannot wait for each other.
      const ordered = notes
        .map((note) => ({ ...note, key: keyOf(note.businessAccountId, note.field) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      await inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.webhookField);
        const [count, last] = [column('received'), column('lastAt')];
        for (const { businessAccountId, field, at, received } of ordered)
          await trx(name)
            .where(column('wabaId'), businessAccountId as never)
            .where(column('field'), field as never)
            .update({
              [count]: trx.raw('?? + ?', [count, received]),
              [last]: trx.raw('case when ?? < ? then ? else ?? end', [last, at, at, last] as never),
            });
      });
    },

    /** What has come of all fields together, but for what belongs to these WhatsApp Business Accounts. */
    async sum(
      hidden: readonly string[] = [],
    ): Promise<{ received: number; firstAt: Date | null; lastAt: Date | null }> {
      const known = await rows().findMany({
        where: hidden.length > 0 ? { wabaId: { $notIn: [...hidden] } } : {},
        select: ['firstAt', 'lastAt', 'received'],
      });
      const times = (name: 'firstAt' | 'lastAt') =>
        known.flatMap((row) => (row[name] === null ? [] : [+new Date(row[name])]));
      const [first, last] = [Math.min(...times('firstAt')), Math.max(...times('lastAt'))];
      return {
        received: known.reduce((sum, row) => sum + Number(row.received), 0),
        firstAt: Number.isFinite(first) ? new Date(first) : null,
        lastAt: Number.isFinite(last) ? new Date(last) : null,
      };
    },

    listOfBusiness: (businessAccountId: string) =>
      rows().findMany({ where: { wabaId: businessAccountId }, limit: 200 }),
  };
}
