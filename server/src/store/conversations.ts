import type { Core } from '@strapi/strapi';

import { GoneMeanwhile } from './gone-meanwhile';
import { createGroupCommit } from './group-commit';
import type { ConversationRow, Time } from './rows';
import { insertIgnoring, inTransaction, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** A conversation by who takes part in it; both by row id. */
export interface Pair {
  account: number;
  contact: number;
}

/** What people wrote in a conversation, of which each message is new. */
export interface InboundMove {
  /** When the newest of it was written. */
  at: Date;
  /** How many messages wait to be read. */
  unread: number;
  /** The newest message by row id; null where none was stored. */
  message: number | null;
}

/** A message that has left. */
export interface OutboundMove extends Pair {
  at: Date;
  message: number;
}

type Standing = Pick<ConversationRow, 'status' | 'lastInboundAt' | 'lastOutboundAt'> & {
  id: number;
  unreadCount: number | null;
};

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** Who has sent what last is in no hurry, and each write of its own costs as much as one of a message. */
const OUTBOUND_REST_MS = 500;

const isAfter = (at: Date, time: Time): boolean => time === null || new Date(time) < at;

/** What changes by what people wrote; the newest time wins, whatever order they come in. */
function afterInbound(before: Standing, { at, unread, message }: InboundMove) {
  const isLast = isAfter(at, before.lastInboundAt) && isAfter(at, before.lastOutboundAt);
  return {
    ...(isAfter(at, before.lastInboundAt) && { lastInboundAt: at }),
    ...(isLast && message !== null && { lastMessage: message }),
    ...(unread > 0 && { unreadCount: (before.unreadCount ?? 0) + unread, status: 'open' }),
  };
}

/** What changes by what was sent; nobody waits for it, so it may come late. */
function afterOutbound(before: Standing, { at, message }: OutboundMove) {
  if (!isAfter(at, before.lastOutboundAt)) return {};
  return { lastOutboundAt: at, ...(isAfter(at, before.lastInboundAt) && { lastMessage: message }) };
}

const keyOf = ({ account, contact }: Pair): string => `${account} ${contact}`;

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
    const made = await get(pair);
    if (!made) throw new GoneMeanwhile();
    return made;
  }

  /** How conversations stand, locked in the order of their ids. */
  const lock = (ids: number[]): Promise<Standing[]> =>
    inTransaction(strapi, async (trx) => {
      const { name, column } = tableOf(strapi, UIDS.conversation);
      const columns = ['id', 'status', 'unreadCount', 'lastInboundAt', 'lastOutboundAt'];
      const sorted = [...ids].sort((one, other) => one - other);
      const found: Standing[] = [];
      for (let start = 0; start < sorted.length; start += KEYS_PER_QUERY)
        found.push(
          ...((await trx(name)
            .select(Object.fromEntries(columns.map((one) => [one, column(one)])))
            .whereIn('id', sorted.slice(start, start + KEYS_PER_QUERY))
            .orderBy('id')
            .forUpdate()) as Standing[]),
        );
      return found;
    });

  /** The conversations of those who were written to, by pair. */
  async function idsOf(moves: OutboundMove[]): Promise<Map<string, number>> {
    const accounts = [...new Set(moves.map(({ account }) => account))];
    const contacts = [...new Set(moves.map(({ contact }) => contact))];
    const ids = new Map<string, number>();
    await inTransaction(strapi, async (trx) => {
      const { name, column } = tableOf(strapi, UIDS.conversation);
      const columns = { id: 'id', account: column('account'), contact: column('contact') };
      for (let start = 0; start < contacts.length; start += KEYS_PER_QUERY)
        for (const row of (await trx(name)
          .select(columns)
          .whereIn(columns.account, accounts)
          .whereIn(columns.contact, contacts.slice(start, start + KEYS_PER_QUERY))) as (Pair & {
          id: number;
        })[])
          ids.set(keyOf(row), row.id);
    });
    return ids;
  }

  const outbound = createGroupCommit<OutboundMove, void>(
    async (moves) => {
      const ids = await idsOf(moves);
      const latest = new Map<number, OutboundMove>();
      for (const move of moves) {
        const id = ids.get(keyOf(move));
        if (id !== undefined && isAfter(move.at, latest.get(id)?.at ?? null)) latest.set(id, move);
      }
      if (latest.size > 0)
        await inTransaction(strapi, async () => {
          const patches = new Map<number, Record<string, unknown>>();
          for (const before of await lock([...latest.keys()])) {
            const patch = afterOutbound(before, latest.get(before.id)!);
            if (Object.keys(patch).length > 0) patches.set(before.id, patch);
          }
          await updateEach(strapi, UIDS.conversation, patches);
        });
      return moves.map(() => undefined);
    },
    isTransient,
    { restMs: OUTBOUND_REST_MS },
  );

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
     * Notes what people wrote, by id of the conversation: what is new waits to be read and opens it.
     * Answers the ids of those in which nothing later was written.
     */
    moveInbound: (moves: Map<number, InboundMove>): Promise<Set<number>> =>
      inTransaction(strapi, async () => {
        const moved = new Set<number>();
        const patches = new Map<number, Record<string, unknown>>();
        for (const before of await lock([...moves.keys()])) {
          const patch = afterInbound(before, moves.get(before.id)!);
          if ('lastInboundAt' in patch) moved.add(before.id);
          if (Object.keys(patch).length > 0) patches.set(before.id, patch);
        }
        await updateEach(strapi, UIDS.conversation, patches);
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

    /**
     * Notes that something was sent, where there is a conversation; many messages are noted together.
     * Resolves when it is durable.
     */
    moveOutbound: outbound.submit,

    /** Resolves when nothing that was noted waits to be written. */
    idle: outbound.idle,
  };
}
