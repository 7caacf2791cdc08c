import { setImmediate } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import type { FollowUpGroup } from '../../../shared/contracts/campaigns';
import type { MessageTally } from '../../../shared/domain/campaign-results';
import type { RecipientRow } from './campaign-rows';
import type { MessageRow, Time } from './rows';
import { inTransaction, oneOf, rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** Messages a statement: some 30 milliseconds on SQLite, in which nobody else has a turn. */
const WINDOW = 5_000;

/** Links that are told of. */
const MOST_LINKS = 50;

/** Texts of buttons that are told of. */
const MOST_TAPS = 50;

/** Ids that a filter takes: databases limit the parameters of a statement. */
const MOST_REACTED = 20_000;

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** Failed messages a step. */
const STEP = 200;

/** What Meta has handed to the person. */
const DELIVERED = ['delivered', 'read', 'played'];

/** Seconds from one column to another. */
const SECONDS: Record<string, string> = {
  sqlite: '(?? - ??) / 1000',
  postgres: 'floor(extract(epoch from (?? - ??)))::int',
  mysql: '-timestampdiff(second, ??, ??)',
};

/** What became of the messages of campaigns; those by row id. */
export function createCampaignResultStore(strapi: Core.Strapi) {
  const message = () => tableOf(strapi, UIDS.message);
  const link = () => tableOf(strapi, UIDS.link);

  /** Some of the messages of a campaign by row id: what was sent, without what was sent again as a new one. */
  function windowOf(trx: Transaction, campaign: number, after: number, columns: string[]) {
    const { name, column } = message();
    return trx(name)
      .select({
        id: 'id',
        ...Object.fromEntries(columns.map((one) => [one, column(one)])),
      } as never)
      .where(column('campaign'), campaign)
      .where(column('direction'), 'out')
      .whereNull(column('resendOf'))
      .where('id', '>', after)
      .orderBy('id')
      .limit(WINDOW);
  }

  /** Goes through the messages of a campaign; `read` answers how many it was, and the last of them. */
  async function eachWindow(
    read: (trx: Transaction, after: number) => Promise<{ count: number; last: number }>,
  ): Promise<void> {
    for (let after = 0; ;) {
      const { count, last } = await inTransaction(strapi, (trx) => read(trx, after));
      if (count < WINDOW) return;
      after = last;
      // SQLite answers within its call: without this nobody else would have their turn.
      await setImmediate();
    }
  }

  const perCampaign = (rows: { campaign: number; count: unknown }[]): Map<number, number> =>
    new Map(rows.map(({ campaign, count }) => [Number(campaign), Number(count)]));

  /** How many people opened a link of each of these campaigns. */
  const clickedOf = (campaigns: number[]): Promise<Map<number, number>> =>
    inTransaction(strapi, async (trx) => {
      const { name, column } = link();
      // The links of somebody who was erased have no message any more.
      const people = trx.raw('count(distinct coalesce(??, -??))', [
        column('message'),
        'id',
      ] as never);
      const rows = (await trx(name)
        .select({ campaign: column('campaign'), count: people } as never)
        .whereIn(column('campaign'), campaigns)
        .where(column('clicks'), '>', 0)
        .groupBy(column('campaign'))) as unknown as { campaign: number; count: unknown }[];
      return perCampaign(rows);
    });

  /** Answers to a campaign; a reaction is none. */
  function answersTo(trx: Transaction, campaigns: number[]) {
    const { name, column } = message();
    return trx(name)
      .whereIn(column('campaign'), campaigns)
      .where(column('phase'), 'received')
      .whereNot(column('type'), 'reaction');
  }

  /** How many people answered each of these campaigns. */
  const repliedTo = (campaigns: number[]): Promise<Map<number, number>> =>
    inTransaction(strapi, async (trx) => {
      const { column } = message();
      const rows = (await answersTo(trx, campaigns)
        .select({ campaign: column('campaign') } as never)
        .countDistinct({ count: column('contact') })
        .groupBy(column('campaign'))) as unknown as { campaign: number; count: unknown }[];
      return perCampaign(rows);
    });

  /** Whose messages were clicked, by row id of the message. */
  const clickedMessages = (trx: Transaction, campaign: number) =>
    trx(link().name)
      .where(link().column('campaign'), campaign)
      .where(link().column('clicks'), '>', 0)
      .whereNotNull(link().column('message'));

  /** Recipients `r` with their messages `m`: delivered, and not known to have done this. */
  function reachedBy(trx: Transaction, campaign: number, who: FollowUpGroup) {
    const { name, column } = message();
    const recipient = tableOf(strapi, UIDS.campaignRecipient);
    const query = trx({ r: recipient.name })
      .join({ m: name }, 'm.id', `r.${recipient.column('message')}`)
      .where(`r.${recipient.column('campaign')}`, campaign)
      .whereIn(`m.${column('state')}`, who === 'notRead' ? ['delivered'] : DELIVERED)
      .whereNotNull(`m.${column('contact')}`);
    if (who === 'notClicked')
      query.whereNotIn(
        'm.id',
        clickedMessages(trx, campaign).select(link().column('message')) as never,
      );
    if (who === 'notReplied')
      query.whereNotIn(
        `m.${column('contact')}`,
        answersTo(trx, [campaign])
          .whereNotNull(column('contact'))
          .select(column('contact')) as never,
      );
    return query;
  }

  return {
    /** How many messages there are of each template, in each state, by each failure. */
    async tally(campaign: number): Promise<MessageTally[]> {
      const sums = new Map<string, MessageTally>();
      const keys = ['template', 'state', 'failureType', 'errorCode'] as const;
      const columns = [...keys, 'wamid', 'codeState', 'bodyDeletedAt'];
      await eachWindow(async (trx, after) => {
        const rows = (await trx
          .from(windowOf(trx, campaign, after, columns).as('w') as never)
          .select([...keys] as never)
          .select({
            count: trx.raw('count(*)'),
            taken: trx.raw('sum(case when ?? is null then 0 else 1 end)', ['wamid']),
            retriable: trx.raw(
              "sum(case when ?? = 'failed' and ?? = 'refused' and ?? is null and ?? is null " +
                'and ?? is null then 1 else 0 end)',
              ['state', 'failureType', 'wamid', 'codeState', 'bodyDeletedAt'],
            ),
            last: trx.raw('max(??)', ['id']),
          } as never)
          .groupBy([...keys])) as unknown as (MessageTally & { last: number })[];
        let count = 0;
        let last = 0;
        for (const { last: id, ...row } of rows) {
          const key = keys.map((one) => row[one]).join();
          const sum = sums.get(key) ?? { ...row, count: 0, taken: 0, retriable: 0 };
          for (const one of ['count', 'taken', 'retriable'] as const) sum[one] += Number(row[one]);
          sums.set(key, sum);
          count += Number(row.count);
          last = Math.max(last, Number(id));
        }
        return { count, last };
      });
      return [...sums.values()];
    },

    /** After how many seconds half of those had read it who have; null when nobody has. */
    async medianSecondsToRead(campaign: number): Promise<number | null> {
      const bySeconds = new Map<number, number>();
      await eachWindow(async (trx, after) => {
        const sent = 'sentAt';
        const seconds = SECONDS[strapi.db.dialect.client]!;
        const times = windowOf(trx, campaign, after, ['readAt', sent]);
        const rows = (await trx
          .from(times.as('w') as never)
          .select({
            seconds: trx.raw(seconds, ['readAt', sent]),
            count: trx.raw('count(*)'),
            last: trx.raw('max(??)', ['id']),
          } as never)
          .groupByRaw(seconds, ['readAt', sent])) as unknown as {
          seconds: number | null;
          count: unknown;
          last: number;
        }[];
        let count = 0;
        let last = 0;
        for (const row of rows) {
          count += Number(row.count);
          last = Math.max(last, Number(row.last));
          if (row.seconds === null) continue;
          const key = Math.max(0, Math.floor(Number(row.seconds)));
          bySeconds.set(key, (bySeconds.get(key) ?? 0) + Number(row.count));
        }
        return { count, last };
      });
      const total = [...bySeconds.values()].reduce((sum, count) => sum + count, 0);
      let seen = 0;
      for (const [seconds, count] of [...bySeconds].sort(([a], [b]) => a - b)) {
        seen += count;
        if (seen * 2 >= total) return seconds;
      }
      return null;
    },

    /** How many people opened a link of each of these campaigns, and how many answered. */
    async reactionsOf(
      campaigns: number[],
    ): Promise<Map<number, { clicked: number; replied: number }>> {
      if (campaigns.length === 0) return new Map();
      const clicked = await clickedOf(campaigns);
      const replied = await repliedTo(campaigns);
      return new Map(
        campaigns.map((id) => [
          id,
          { clicked: clicked.get(id) ?? 0, replied: replied.get(id) ?? 0 },
        ]),
      );
    },

    /** How many `recipientsOf` goes through. */
    countRecipientsOf: (campaign: number, who: FollowUpGroup): Promise<number> =>
      inTransaction(strapi, async (trx) => {
        const rows = (await reachedBy(trx, campaign, who).count({ count: '*' })) as unknown as {
          count: unknown;
        }[];
        return Number(rows[0]!.count);
      }),

    /** Whether its messages have tracked links. */
    hasLinks: async (campaign: number): Promise<boolean> =>
      (await rowsOf(strapi, UIDS.link).findMany({ where: { campaign }, select: ['id'], limit: 1 }))
        .length > 0,

    /** Where links that were opened lead, those of most people first. */
    linksOf: (campaign: number): Promise<{ target: string; people: number; clicks: number }[]> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = link();
        const rows = (await trx(name)
          .select({ target: column('target') } as never)
          .countDistinct({ people: column('message') })
          .sum({ clicks: column('clicks') })
          .where(column('campaign'), campaign)
          .where(column('clicks'), '>', 0)
          .whereNotNull(column('message'))
          .groupBy(column('target'))
          .orderBy('people', 'desc')
          .limit(MOST_LINKS)) as unknown as { target: string; people: unknown; clicks: unknown }[];
        return rows.map(({ target, people, clicks }) => ({
          target,
          people: Number(people),
          clicks: Number(clicks),
        }));
      }),

    /** Which quick reply buttons were tapped, by how many. */
    tapsOf: (campaign: number): Promise<{ text: string; people: number }[]> =>
      inTransaction(strapi, async (trx) => {
        const { column } = message();
        const rows = (await answersTo(trx, [campaign])
          .select({ text: column('rendered') } as never)
          .countDistinct({ people: column('contact') })
          .where(column('type'), 'button')
          .whereNotNull(column('rendered'))
          .groupBy(column('rendered'))
          .orderBy('people', 'desc')
          .limit(MOST_TAPS)) as unknown as { text: string; people: unknown }[];
        return rows.map(({ text, people }) => ({ text, people: Number(people) }));
      }),

    /** When people of a campaign said within a time that they want no messages, and when theirs had left. */
    async optOutsOf(
      campaign: number,
      since: Date,
      until: Date,
    ): Promise<{ contact: number; at: Date; leftAt: Date }[]> {
      const event = tableOf(strapi, UIDS.consentEvent);
      const said = (await inTransaction(strapi, (trx) =>
        trx(event.name)
          .select({ contact: event.column('contact'), at: event.column('at') } as never)
          .where(event.column('kind'), 'opt-out')
          .whereIn(event.column('source'), ['message', 'webhook'])
          .whereBetween(event.column('at'), [since, until])
          .whereNotNull(event.column('contact')),
      )) as unknown as { contact: number; at: Time }[];
      const times = new Map<number, Date[]>();
      for (const { contact, at } of said)
        times.set(contact, [...(times.get(contact) ?? []), new Date(at!)]);
      const contacts = [...times.keys()];
      const found: { contact: number; at: Date; leftAt: Date }[] = [];
      for (let start = 0; start < contacts.length; start += KEYS_PER_QUERY) {
        const { name, column } = message();
        // Few messages are of one person, and many of one campaign: SQLite must not begin with those.
        const sent = (await inTransaction(strapi, (trx) =>
          trx(name)
            .select({
              contact: column('contact'),
              campaign: column('campaign'),
              leftAt: column('sendingAt'),
            } as never)
            .where(
              oneOf(
                strapi,
                trx,
                column('contact'),
                contacts.slice(start, start + KEYS_PER_QUERY),
              ) as never,
            )
            .whereNotNull(column('sendingAt')),
        )) as unknown as { contact: number; campaign: number | null; leftAt: Time }[];
        for (const { contact, leftAt, ...of } of sent)
          if (of.campaign === campaign)
            for (const at of times.get(contact)!)
              found.push({ contact, at, leftAt: new Date(leftAt!) });
      }
      return found;
    },

    /**
     * Those to whom the message was delivered and who are not known to have done this, after one by row id;
     * each once, in the order of their ids, with the contact that they are now.
     */
    async recipientsOf(campaign: number, who: FollowUpGroup, after: number, limit: number) {
      const ids = await inTransaction(strapi, async (trx) =>
        (
          (await reachedBy(trx, campaign, who)
            .select({ id: 'r.id' } as never)
            .where('r.id', '>', after)
            .orderBy('r.id')
            .limit(limit)) as unknown as { id: number }[]
        ).map(({ id }) => id),
      );
      const rows = await rowsOf<RecipientRow>(strapi, UIDS.campaignRecipient).findMany({
        where: { id: { $in: ids } },
        populate: { message: { select: ['id'], populate: { contact: true } } },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ id, message: sent, recordUid, recordDocumentId, recordLocale }) => ({
        id,
        contact: sent?.contact ?? null,
        recordUid,
        recordDocumentId,
        recordLocale,
      }));
    },

    /** Whose messages were clicked, by row id of the message, or who answered, by row id of the contact. */
    reacted: (campaign: number, what: 'clicked' | 'replied'): Promise<number[]> =>
      inTransaction(strapi, async (trx) => {
        const [query, id] =
          what === 'clicked'
            ? [clickedMessages(trx, campaign), link().column('message')]
            : [answersTo(trx, [campaign]), message().column('contact')];
        const rows = (await query
          .distinct({ id } as never)
          .whereNotNull(id)
          .limit(MOST_REACTED)) as unknown as { id: number }[];
        return rows.map((row) => Number(row.id));
      }),

    /** Some of the messages that failed, after one by row id. */
    listFailed: (
      campaign: number,
      after: number,
    ): Promise<
      Pick<
        MessageRow,
        | 'id'
        | 'documentId'
        | 'state'
        | 'failureType'
        | 'errorCode'
        | 'failedAt'
        | 'wamid'
        | 'codeState'
        | 'bodyDeletedAt'
      >[]
    > =>
      rowsOf<MessageRow>(strapi, UIDS.message).findMany({
        where: { campaign, phase: 'failed', id: { $gt: after } },
        select: [
          'id',
          'documentId',
          'state',
          'failureType',
          'errorCode',
          'failedAt',
          'wamid',
          'codeState',
          'bodyDeletedAt',
        ],
        orderBy: { id: 'asc' },
        limit: STEP,
      }),

    /** The languages of templates, by row id. */
    async languagesOf(templates: number[]): Promise<Map<number, string>> {
      const { name, column } = tableOf(strapi, UIDS.template);
      const rows = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ id: 'id', language: column('language') } as never)
          .where(oneOf(strapi, trx, 'id', templates) as never),
      )) as unknown as { id: number; language: string }[];
      return new Map(rows.map(({ id, language }) => [id, language]));
    },
  };
}
