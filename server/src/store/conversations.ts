import type { Core } from '@strapi/strapi';

import type { ConversationRow } from './rows';
import { insertIgnoring, inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A conversation by who takes part in it; both by row id. */
export interface Pair {
  account: number;
  contact: number;
}

/** Rows a statement: each row costs four parameters, and databases limit them. */
const ROWS_PER_UPDATE = 200;

/** What numbers and people have written to each other, and when they did last. */
export function createConversationStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);

  const get = ({ account, contact }: Pair) => rows().findOne({ where: { account, contact } });

  /** The conversation of a pair; made when it is new, also when two ask at once. */
  async function getOrInsert(pair: Pair): Promise<ConversationRow> {
    const known = await get(pair);
    if (known) return known;
    await insertIgnoring(strapi, UIDS.conversation, { ...pair, status: 'open' }, [
      'account',
      'contact',
    ]);
    return (await get(pair))!;
  }

  return {
    get,

    /** When somebody wrote last to an account; all of these contacts are theirs. */
    async lastInboundAt(account: number, contactIds: number[]): Promise<Date | null> {
      const latest = await rows().findOne({
        where: { account, contact: { id: { $in: contactIds } }, lastInboundAt: { $notNull: true } },
        select: ['lastInboundAt'],
        orderBy: [{ lastInboundAt: 'desc' }, { id: 'desc' }],
      });
      return latest?.lastInboundAt ? new Date(latest.lastInboundAt) : null;
    },

    getOrInsert,

    /** The conversations of these pairs, in their order; the new ones are made. */
    async getOrInsertAll(pairs: Pair[]): Promise<ConversationRow[]> {
      const keyOf = ({ account, contact }: Pair) => `${account} ${contact}`;
      const found = await rows().findMany({
        where: {
          account: { id: { $in: [...new Set(pairs.map(({ account }) => account))] } },
          contact: { id: { $in: [...new Set(pairs.map(({ contact }) => contact))] } },
        },
        populate: { account: { select: ['id'] }, contact: { select: ['id'] } },
      });
      const known = new Map(
        found.map((row) => [keyOf({ account: row.account!.id, contact: row.contact!.id }), row]),
      );
      const conversations: ConversationRow[] = [];
      for (const pair of pairs)
        conversations.push(known.get(keyOf(pair)) ?? (await getOrInsert(pair)));
      return conversations;
    },

    /** The conversation with any of these contacts in which the person wrote last, to an account in use. */
    getLatest: async (contactIds: number[]): Promise<ConversationRow | null> =>
      contactIds.length === 0
        ? null
        : rows().findOne({
            where: {
              contact: { id: { $in: contactIds } },
              account: { enabled: true },
              lastInboundAt: { $notNull: true },
            },
            orderBy: [{ lastInboundAt: 'desc' }, { id: 'desc' }],
            populate: { account: true },
          }),

    /**
     * Notes when people wrote, by id of the conversation; the newest time wins, whatever order they come
     * in. Answers the ids of those that moved.
     */
    moveInbound: (times: Map<number, Date>): Promise<Set<number>> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.conversation);
        const at = column('lastInboundAt');
        const moved = new Set<number>();
        const ids = [...times.keys()].sort((one, other) => one - other);
        for (let start = 0; start < ids.length; start += ROWS_PER_UPDATE) {
          const part = ids.slice(start, start + ROWS_PER_UPDATE);
          await trx(name).select('id').whereIn('id', part).orderBy('id').forUpdate();
          const known = await rows().findMany({
            where: { id: { $in: part } },
            select: ['id', 'lastInboundAt'],
          });
          const newer = known.filter(
            ({ id, lastInboundAt }) =>
              lastInboundAt === null || new Date(lastInboundAt) < times.get(id)!,
          );
          if (newer.length === 0) continue;
          newer.forEach(({ id }) => moved.add(id));
          const cases = newer.map(() => 'when ? then ?').join(' ');
          await trx(name)
            .whereIn(
              'id',
              newer.map(({ id }) => id),
            )
            .update({
              [at]: trx.raw(`case ?? ${cases} else ?? end`, [
                'id',
                ...newer.flatMap(({ id }) => [id, times.get(id)!]),
                at,
              ] as never),
              [column('updatedAt')]: new Date(),
            });
        }
        return moved;
      }),

    /** Whether anybody has a conversation with this account. */
    isAny: async (account: number): Promise<boolean> =>
      (await rows().findOne({ where: { account }, select: ['id'] })) !== null,

    deleteOfAccount: (account: number): Promise<void> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.conversation);
        await trx(name).where(column('account'), account).delete();
      }),

    /** Notes that something was sent, unless something later was. */
    async moveOutbound(pair: Pair, at: Date): Promise<void> {
      const known = await get(pair);
      if (!known) return;
      await rows().updateMany({
        where: {
          id: known.id,
          $or: [{ lastOutboundAt: null }, { lastOutboundAt: { $lt: at } }],
        },
        data: { lastOutboundAt: at },
      });
    },
  };
}
