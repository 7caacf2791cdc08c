import type { Core } from '@strapi/strapi';

import { adoptMessages } from './adopt-messages';
import { asStored } from './as-stored';
import { idsOfPairs, makeConversations } from './conversation-pairs';
import { GoneMeanwhile } from './gone-meanwhile';
import { createGroupCommit } from './group-commit';
import { keyOf, type Pair } from './pair';
import type { ConversationRow, Time } from './rows';
import { inTransaction, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

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
  /** It left by itself: who waits for an answer still does. */
  isAutomatic?: boolean;
}

type Standing = Pick<
  ConversationRow,
  'status' | 'lastInboundAt' | 'lastOutboundAt' | 'waitingSince' | 'snoozedUntil'
> & {
  id: number;
  unreadCount: number | null;
};

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** Who has sent what last is in no hurry, and each write of its own costs as much as one of a message. */
const OUTBOUND_REST_MS = 500;

const isAfter = (at: Date, time: Time): boolean => time === null || new Date(time) < at;

const SECOND_MS = 1_000;

/** What people write has whole seconds: of what happened within one, that comes last which came last. */
const isNotBefore = (at: Date, time: Time): boolean =>
  time === null || Math.floor(new Date(time).getTime() / SECOND_MS) * SECOND_MS <= at.getTime();

/** What changes by what people wrote; the newest time wins, whatever order they come in. */
function afterInbound(before: Standing, { at, unread, message }: InboundMove) {
  const isLast = isNotBefore(at, before.lastInboundAt) && isNotBefore(at, before.lastOutboundAt);
  return {
    ...(isAfter(at, before.lastInboundAt) && { lastInboundAt: at }),
    ...(isLast && message !== null && { lastMessage: message }),
    ...(unread > 0 && {
      unreadCount: (before.unreadCount ?? 0) + unread,
      status: 'open',
      ...(before.snoozedUntil !== null && { snoozedUntil: null }),
      // What comes late may have been answered already.
      ...(before.waitingSince === null &&
        isNotBefore(at, before.lastOutboundAt) && { waitingSince: at }),
    }),
  };
}

/** What changes by what was sent; nobody waits for it, so it may come late. */
function afterOutbound(before: Standing, { at, message, isAutomatic }: OutboundMove) {
  if (!isAfter(at, before.lastOutboundAt)) return {};
  return {
    lastOutboundAt: at,
    ...(isAfter(at, before.lastInboundAt) && { lastMessage: message }),
    ...(before.waitingSince !== null &&
      !isAutomatic &&
      isAfter(at, before.waitingSince) && { waitingSince: null }),
  };
}

/** What numbers and people have written to each other, and when they did last. */
export function createConversationStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ConversationRow>(strapi, UIDS.conversation);

  const get = ({ account, contact }: Pair) => rows().findOne({ where: { account, contact } });

  /** The conversation of a pair; made when it is new, also when two ask at once. */
  async function getOrInsert(pair: Pair): Promise<ConversationRow> {
    const known = await get(pair);
    if (known) return known;
    await makeConversations(strapi, [pair]);
    const made = await asStored(strapi, () => get(pair));
    if (!made) throw new GoneMeanwhile();
    return made;
  }

  /** Those of these pairs that there are, by pair. */
  async function listOf(pairs: Pair[]): Promise<Map<string, ConversationRow>> {
    const found = await rows().findMany({
      where: {
        account: { id: { $in: [...new Set(pairs.map(({ account }) => account))] } },
        contact: { id: { $in: [...new Set(pairs.map(({ contact }) => contact))] } },
      },
      populate: { account: { select: ['id'] }, contact: { select: ['id'] } },
    });
    return new Map(
      found.map((row) => [keyOf({ account: row.account!.id, contact: row.contact!.id }), row]),
    );
  }

  /** Asked for together, they are read together. */
  const reading = createGroupCommit<Pair, number | null>(async (pairs) => {
    if (pairs.length === 1) return [(await get(pairs[0]!))?.id ?? null];
    const ids = await idsOfPairs(strapi, pairs);
    return pairs.map((pair) => ids.get(keyOf(pair)) ?? null);
  }, isTransient);

  /** How conversations stand, locked in the order of their ids. */
  const lock = (ids: number[]): Promise<Standing[]> =>
    inTransaction(strapi, async (trx) => {
      const { name, column } = tableOf(strapi, UIDS.conversation);
      const columns = [
        'id',
        'status',
        'unreadCount',
        'lastInboundAt',
        'lastOutboundAt',
        'waitingSince',
        'snoozedUntil',
      ];
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

  const outbound = createGroupCommit<OutboundMove, void>(
    async (moves) => {
      const ids = await idsOfPairs(strapi, moves);
      const latest = new Map<number, OutboundMove>();
      for (const move of moves) {
        const id = ids.get(keyOf(move));
        const known = id === undefined ? undefined : latest.get(id);
        if (id === undefined || !isAfter(move.at, known?.at ?? null)) continue;
        // Who was answered does not wait, whatever left by itself after that.
        const isAutomatic = move.isAutomatic && known?.isAutomatic !== false;
        latest.set(id, { ...move, isAutomatic: isAutomatic ?? false });
      }
      if (latest.size === 0) return moves.map(() => undefined);
      await inTransaction(strapi, async () => {
        const patches = new Map<number, Record<string, unknown>>();
        for (const before of await lock([...latest.keys()])) {
          const patch = afterOutbound(before, latest.get(before.id)!);
          if (Object.keys(patch).length > 0) patches.set(before.id, patch);
        }
        await updateEach(strapi, UIDS.conversation, patches);
        // Some were queued in the very moment in which the conversation was made.
        const homes = moves.map((move) => ({ ...move, id: ids.get(keyOf(move)) ?? -1 }));
        await adoptMessages(
          strapi,
          homes,
          homes.flatMap(({ id, message }) => (id === -1 ? [] : message)),
        );
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
      const known = await listOf(pairs);
      const missing = pairs.filter((pair) => !known.has(keyOf(pair)));
      if (missing.length > 0) {
        await makeConversations(strapi, missing);
        for (const [key, row] of await listOf(missing)) known.set(key, row);
      }
      return pairs.map((pair) => {
        const row = known.get(keyOf(pair));
        if (!row) throw new GoneMeanwhile();
        return row;
      });
    },

    /** The row id of the conversation of a pair; null where there is none. */
    idOf: async (pair: Pair): Promise<number | null> =>
      strapi.db.inTransaction()
        ? ((await idsOfPairs(strapi, [pair])).get(keyOf(pair)) ?? null)
        : reading.submit(pair),

    /** The row ids of the conversations of these pairs, by `keyOf`, where there are any. */
    idsOf: (pairs: Pair[]): Promise<Map<string, number>> => idsOfPairs(strapi, pairs),

    /** The conversation with any of these contacts in which the person wrote last, to an account in use. */
    getLatest: async (
      contactIds: number[],
      hidden: readonly number[] = [],
    ): Promise<ConversationRow | null> =>
      contactIds.length === 0
        ? null
        : rows().findOne({
            where: {
              contact: { id: { $in: contactIds } },
              account: {
                enabled: true,
                ...(hidden.length > 0 && { id: { $notIn: [...hidden] } }),
              },
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
        const entry = tableOf(strapi, UIDS.conversationEntry);
        const theirs = trx(name).select('id').where(column('account'), account);
        await trx(entry.name)
          .whereIn(entry.column('conversation'), theirs as never)
          .delete();
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
