import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { SENDABLE, type Verdict } from '../../../shared/domain/campaign';
import { writingsOf } from '../../../shared/domain/phone';
import type { NewRecipient, RecipientRow } from './campaign-rows';
import { insertRows, newDocumentId } from './insert-rows';
import { inTransaction, oneOf, rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** Rows that are taken away at once: a transaction of a few milliseconds. */
const STEP = 500;

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** A recipient that can be handed to the queue. */
export type HandedRecipient = Pick<
  RecipientRow,
  | 'id'
  | 'documentId'
  | 'position'
  | 'phone'
  | 'userId'
  | 'frozen'
  | 'recordUid'
  | 'recordDocumentId'
  | 'recordLocale'
>;

/** What nobody has checked yet, of a line of a file. */
export const UNCHECKED = {
  verdict: null,
  name: null,
  phone: null,
  userId: null,
  typed: null,
  country: null,
  language: null,
  isExcluded: false,
  issues: null,
  frozen: null,
  personKey: null,
} as const;

/**
 * By what somebody is known within a campaign, whatever writing their number has: the same for the same
 * person, and nobody gets from it to the number.
 */
export const personKeyOf = (
  campaign: number,
  { phone, userId }: { phone: string | null; userId: string | null },
): string | null => {
  const known = phone === null ? userId : [...writingsOf(phone)].sort()[0]!;
  return known === null
    ? null
    : `${campaign}-${createHash('sha256').update(`${campaign} ${known}`).digest('hex').slice(0, 48)}`;
};

/** Whom campaigns are for, and what was found of each. */
export function createCampaignRecipientStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<RecipientRow>(strapi, UIDS.campaignRecipient);

  /** Columns whose value is json, as each database answers them. */
  const parsed = <T>(value: unknown): T =>
    (typeof value === 'string' ? JSON.parse(value) : value) as T;

  async function idsOf(
    trx: Transaction,
    campaign: number,
    after: number,
    limit: number,
  ): Promise<number[]> {
    const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
    const found = (await trx(name)
      .select('id')
      .where(column('campaign'), campaign)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)) as { id: number }[];
    return found.map(({ id }) => id);
  }

  return {
    /** Adds recipients, as part of the caller's transaction. */
    insert: (
      trx: Transaction,
      campaign: number,
      recipients: NewRecipient[],
      now: Date,
    ): Promise<unknown> =>
      insertRows(
        strapi,
        trx,
        UIDS.campaignRecipient,
        recipients.map((one) => ({ documentId: newDocumentId(), campaign, ...one })),
        now,
      ),

    /** Adds the lines of a file, of whom nothing is known yet, as part of the caller's transaction. */
    insertLines: (
      trx: Transaction,
      campaign: number,
      lines: { line: number; raw: Record<string, string> }[],
      now: Date,
    ): Promise<unknown> =>
      insertRows(
        strapi,
        trx,
        UIDS.campaignRecipient,
        lines.map(({ line, raw }) => ({
          documentId: newDocumentId(),
          campaign,
          position: line,
          line,
          raw,
          isExcluded: false,
        })),
        now,
      ),

    /** Writes what was found of lines of a file, by row id, as part of the caller's transaction. */
    saveChecked: (found: Map<number, Partial<NewRecipient>>): Promise<void> =>
      updateEach(strapi, UIDS.campaignRecipient, found as Map<number, Record<string, unknown>>),

    /** Which of these people are among the recipients already. */
    async listTaken(trx: Transaction, keys: string[]): Promise<Set<string>> {
      const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
      const taken = new Set<string>();
      for (let start = 0; start < keys.length; start += KEYS_PER_QUERY)
        for (const { personKey } of (await trx(name)
          .select({ personKey: column('personKey') } as never)
          .where(
            oneOf(
              strapi,
              trx,
              column('personKey'),
              keys.slice(start, start + KEYS_PER_QUERY),
            ) as never,
          )) as unknown as { personKey: string }[])
          taken.add(personKey);
      return taken;
    },

    /** Lines of a file, in their order. */
    listLines: (campaign: number, after: number, limit: number) =>
      rows().findMany({
        where: { campaign, position: { $gt: after } },
        select: ['id', 'position', 'line', 'raw'],
        orderBy: { position: 'asc' },
        limit,
      }),

    /** Which of these lines still have what stood in them, until the transaction ends. */
    async listKept(trx: Transaction, ids: number[]): Promise<Set<number>> {
      const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
      const found = (await trx(name)
        .select('id')
        .whereIn('id', ids)
        .whereNotNull(column('raw'))
        .forUpdate()) as { id: number }[];
      return new Set(found.map(({ id }) => id));
    },

    /** Takes some away, as part of the caller's transaction; answers how many. */
    async clear(trx: Transaction, campaign: number): Promise<number> {
      const ids = await idsOf(trx, campaign, 0, STEP);
      const { name } = tableOf(strapi, UIDS.campaignRecipient);
      if (ids.length > 0) await trx(name).whereIn('id', ids).delete();
      return ids.length;
    },

    /** Forgets what was found of some lines after this one, by row id; answers the last, null at the end. */
    async uncheck(trx: Transaction, campaign: number, after: number): Promise<number | null> {
      const ids = await idsOf(trx, campaign, after, STEP);
      await updateEach(
        strapi,
        UIDS.campaignRecipient,
        new Map(ids.map((id) => [id, { ...UNCHECKED }])),
      );
      return ids.at(-1) ?? null;
    },

    /** Who is next to be handed to the queue; nobody else changes them until the transaction ends. */
    async listNext(
      trx: Transaction,
      campaign: number,
      after: number,
      limit: number,
    ): Promise<HandedRecipient[]> {
      const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
      const columns = [
        'documentId',
        'position',
        'phone',
        'userId',
        'frozen',
        'recordUid',
        'recordDocumentId',
        'recordLocale',
      ];
      const found = (await trx(name)
        .select({
          id: 'id',
          ...Object.fromEntries(columns.map((one) => [one, column(one)])),
        } as never)
        .where(column('campaign'), campaign)
        .where(column('position'), '>', after)
        .whereIn(column('verdict'), [...SENDABLE])
        .where(column('isExcluded'), false)
        .whereNull(column('message'))
        .orderBy(column('position'))
        .limit(limit)
        .forUpdate()) as unknown as HandedRecipient[];
      return found.map((row) => ({ ...row, frozen: parsed(row.frozen) }));
    },

    /** Notes the messages of recipients, by row id, as part of the caller's transaction; what they say stands there. */
    saveHanded: (handed: Map<number, { message: number; contact: number }>): Promise<void> =>
      updateEach(
        strapi,
        UIDS.campaignRecipient,
        new Map([...handed].map(([id, told]) => [id, { ...told, frozen: null, raw: null }])),
      ),

    get: (campaign: number, position: number) =>
      rows().findOne({
        where: { campaign, position },
        populate: { message: true, contact: true },
      }),

    list: (
      where: object,
      { page, pageSize }: { page: number; pageSize: number },
    ): Promise<RecipientRow[]> =>
      rows().findMany({
        where,
        populate: { message: true },
        orderBy: { position: 'asc' },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    /** Some of those that are asked for, after a position. */
    listAfter: (where: object, position: number): Promise<RecipientRow[]> =>
      rows().findMany({
        where: { $and: [where, { position: { $gt: position } }] },
        populate: { message: true },
        orderBy: { position: 'asc' },
        limit: STEP,
      }),

    count: (where: object) => rows().count({ where }),

    /** The place of the n-th of those that it goes to, from 0; null when there are not so many. */
    async placeOf(where: object, index: number): Promise<RecipientRow | null> {
      const [row] = await rows().findMany({
        where,
        populate: { message: true },
        orderBy: { position: 'asc' },
        limit: 1,
        offset: index,
      });
      return row ?? null;
    },

    /** Leaves out some of those that could be sent to, or takes them back. */
    async exclude(
      campaign: number,
      which: { documentIds?: string[]; verdict?: Verdict },
      isExcluded: boolean,
    ): Promise<void> {
      await inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
        const { documentIds, verdict } = which;
        const some = (ids: string[] | null) => {
          const query = trx(name)
            .where(column('campaign'), campaign)
            .whereIn(column('verdict'), verdict ? [verdict] : [...SENDABLE]);
          if (ids) query.where(oneOf(strapi, trx, column('documentId'), ids) as never);
          return query.update({ [column('isExcluded')]: isExcluded });
        };
        if (!documentIds) await some(null);
        else
          for (let start = 0; start < documentIds.length; start += KEYS_PER_QUERY)
            await some(documentIds.slice(start, start + KEYS_PER_QUERY));
      });
    },

    /** How many of those that could be sent to have each value of an attribute. */
    async countBy(
      campaign: number,
      attribute: 'country' | 'language',
    ): Promise<{ value: string | null; count: number }[]> {
      const { name, column } = tableOf(strapi, UIDS.campaignRecipient);
      const found = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ value: column(attribute) } as never)
          .count({ count: '*' })
          .where(column('campaign'), campaign)
          .whereIn(column('verdict'), [...SENDABLE])
          .where(column('isExcluded'), false)
          .groupBy(column(attribute)),
      )) as unknown as { value: string | null; count: unknown }[];
      return found
        .map(({ value, count }) => ({ value, count: Number(count) }))
        .sort((a, b) => b.count - a.count);
    },
  };
}
