import type { Core } from '@strapi/strapi';

import type { FailureType, MessagePhase } from '../../../shared/domain/message/message';
import type { DaySpan, WeekTally } from '../../../shared/domain/home-week';
import { inTransaction, rowsOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';

/** Messages that failed for one reason. */
export interface FailedTally {
  failureType: FailureType | null;
  errorCode: number | null;
  count: number;
}

/** As many characters of a number, with its plus, as tell a country: calling code, and area code of North America. */
const PREFIX = 5;

/** What the home page counts: bounded in time or number, and found by what indexes hold. */
export function createHomeStore(strapi: Core.Strapi) {
  /** The latest messages in a phase, at most so many; of accounts that are not hidden. */
  function latest(
    trx: Transaction,
    phase: MessagePhase,
    { hidden, since, limit }: { hidden: readonly number[]; since?: Date; limit: number },
  ) {
    const { name, column } = tableOf(strapi, UIDS.message);
    const query = trx(name)
      .select({
        id: 'id',
        failureType: column('failureType'),
        errorCode: column('errorCode'),
      } as never)
      .where(column('phase'), phase)
      .orderBy(column('createdAt'), 'desc')
      .limit(limit);
    if (since) query.where(column('createdAt'), '>=', since);
    if (hidden.length > 0)
      query.where((some) =>
        some.whereNotIn(column('account'), [...hidden]).orWhereNull(column('account')),
      );
    return query;
  }

  return {
    /** The latest messages that failed since then, at most `limit`, by what failed. */
    failedSince: (since: Date, hidden: readonly number[], limit: number): Promise<FailedTally[]> =>
      inTransaction(strapi, async (trx) => {
        const rows = (await trx
          .from(latest(trx, 'failed', { hidden, since, limit }).as('latest'))
          .select('failureType', 'errorCode')
          .count({ count: '*' })
          .groupBy('failureType', 'errorCode')) as unknown as FailedTally[];
        return rows.map((row) => ({ ...row, count: Number(row.count) }));
      }),

    /** How many messages nobody knows the end of, counted up to `limit`. */
    countUncertain: (hidden: readonly number[], limit: number): Promise<number> =>
      inTransaction(
        strapi,
        async (trx) =>
          ((await latest(trx, 'uncertain', { hidden, limit })) as unknown as object[]).length,
      ),

    /** How many messages wait to leave, up to `limit`, and when the first that is due was to leave. */
    waiting: (
      now: Date,
      limit: number,
    ): Promise<{ count: number; dueSince: string | number | Date | null }> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.message);
        const queued = () => trx(name).where(column('phase'), 'queued');
        const some = (await queued().select('id').limit(limit)) as unknown as object[];
        const [first] = (await queued()
          .select({ dueAt: column('dueAt') } as never)
          .where(column('dueAt'), '<=', now)
          .orderBy(column('createdAt'))
          .limit(1)) as unknown as { dueAt: string | number | Date }[];
        return { count: some.length, dueSince: first?.dueAt ?? null };
      }),

    /** Fails where the database does not answer. */
    ping: (): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        await trx.select(trx.raw('1 as answer') as never);
      }),

    countPaused: (
      what: 'campaign' | 'automation',
      within: object,
      limit: number,
    ): Promise<number> =>
      rowsOf<{ id: number }>(strapi, UIDS[what])
        .findMany({ where: { $and: [{ status: 'paused' }, within] }, select: ['id'], limit })
        .then(({ length }) => length),

    /** What has become of the messages of a day, by what Meta bills them as and how their numbers begin. */
    tallyOf: ({ from, to }: DaySpan, hidden: readonly number[]): Promise<WeekTally[]> =>
      inTransaction(strapi, async (trx) => {
        const message = tableOf(strapi, UIDS.message);
        const contact = tableOf(strapi, UIDS.contact);
        const of = (attribute: string) => `m.${message.column(attribute)}`;
        const prefix = trx.raw(`substr(??, 1, ${PREFIX})`, [
          `c.${contact.column('phone')}`,
        ] as never);
        const query = trx({ m: message.name } as never)
          .leftJoin({ c: contact.name } as never, of('contact'), 'c.id')
          .select({
            state: of('state'),
            category: of('pricingCategory'),
            prefix,
          } as never)
          .count({ count: '*' } as never)
          .where(of('createdAt'), '>=', from)
          .where(of('createdAt'), '<', to)
          .where(of('direction'), 'out')
          .groupBy([of('state'), of('pricingCategory'), prefix] as never);
        if (hidden.length > 0)
          query.where((some) =>
            some.whereNotIn(of('account'), [...hidden]).orWhereNull(of('account')),
          );
        const rows = (await query) as unknown as WeekTally[];
        return rows.map((row) => ({ ...row, count: Number(row.count) }));
      }),
  };
}
