import type { Core } from '@strapi/strapi';

import { STATE_TIMES, type StateTime } from '../../../shared/domain/message/message';
import { createGroupCommit } from './group-commit';
import type { MessageRow } from './rows';
import { inTransaction, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** A message by what is known of it. */
export type MessageKey = { documentId: string } | { wamid: string };

/** What decides about a message, and the columns that it may look at. */
export type WritableMessage = Pick<
  MessageRow,
  | 'id'
  | 'documentId'
  | 'wamid'
  | 'state'
  | 'attempt'
  | 'claimedBy'
  | 'failureType'
  | 'pricingCategory'
  | StateTime
> & { account: { businessAccountId: string } | null };

export type MessagePatch = Partial<Omit<MessageRow, 'id' | 'account' | 'contact' | 'template'>>;

interface Write {
  key: MessageKey;
  /** Sees the row as it stands now and says what changes; null = nothing. */
  decide(row: WritableMessage): MessagePatch | null;
}

/** The row before the change, and whether it changed; null when there is no such message. */
export type Written = { before: WritableMessage; patch: MessagePatch | null } | null;

const COLUMNS = [
  'id',
  'documentId',
  'wamid',
  'state',
  'attempt',
  'claimedBy',
  'failureType',
  'pricingCategory',
  ...Object.values(STATE_TIMES),
];

/** Rows a statement: each row costs up to two parameters a column, and databases limit them. */
const ROWS_PER_UPDATE = 200;

/**
 * The one way to change messages that exist. Changes that come together are written by one
 * transaction: the rows are locked in order of their id, every decision sees the row as the one
 * before left it, and one statement writes them all.
 */
export function createMessageWriter(strapi: Core.Strapi) {
  async function lock(keys: MessageKey[]): Promise<WritableMessage[]> {
    const { name, column } = tableOf(strapi, UIDS.message);
    const documentIds = keys.flatMap((key) => ('documentId' in key ? [key.documentId] : []));
    const wamids = keys.flatMap((key) => ('wamid' in key ? [key.wamid] : []));
    return inTransaction(strapi, async (trx) => {
      const ids = (await trx(name)
        .select('id')
        .whereIn(column('documentId'), documentIds)
        .orWhereIn(column('wamid'), wamids)
        .orderBy('id')
        .forUpdate()) as { id: number }[];
      if (ids.length === 0) return [];
      return rowsOf<MessageRow>(strapi, UIDS.message).findMany({
        select: COLUMNS,
        populate: { account: { select: ['businessAccountId'] } },
        where: { id: { $in: ids.map(({ id }) => id) } },
      });
    });
  }

  async function update(patches: Map<number, MessagePatch>): Promise<void> {
    const { name, column } = tableOf(strapi, UIDS.message);
    const entries = [...patches].sort(([a], [b]) => a - b);
    await inTransaction(strapi, async (trx) => {
      for (let start = 0; start < entries.length; start += ROWS_PER_UPDATE) {
        const part = entries.slice(start, start + ROWS_PER_UPDATE);
        const attributes = [...new Set(part.flatMap(([, patch]) => Object.keys(patch)))];
        const set: Record<string, unknown> = { [column('updatedAt')]: new Date() };
        for (const attribute of attributes) {
          const rows = part.filter(([, patch]) => attribute in patch);
          const cases = rows.map(() => 'when ? then ?').join(' ');
          const values = rows.flatMap(([id, patch]) => [id, toColumn(patch, attribute)]);
          set[column(attribute)] = trx.raw(`case ?? ${cases} else ?? end`, [
            'id',
            ...values,
            column(attribute),
          ] as never);
        }
        await trx(name)
          .whereIn(
            'id',
            part.map(([id]) => id),
          )
          .update(set);
      }
    });
  }

  const flush = (writes: Write[]): Promise<Written[]> =>
    inTransaction(strapi, async () => {
      const rows = await lock(writes.map(({ key }) => key));
      const byDocumentId = new Map(rows.map((row) => [row.documentId, row]));
      const byWamid = new Map(rows.map((row) => [row.wamid, row]));
      const patches = new Map<number, MessagePatch>();
      const results = writes.map(({ key, decide }): Written => {
        const row = 'documentId' in key ? byDocumentId.get(key.documentId) : byWamid.get(key.wamid);
        if (!row) return null;
        const before = { ...row };
        const patch = decide(before);
        if (patch) {
          patches.set(row.id, { ...patches.get(row.id), ...patch });
          Object.assign(row, patch);
          if (row.wamid) byWamid.set(row.wamid, row);
        }
        return { before, patch };
      });
      await update(patches);
      return results;
    });

  const commit = createGroupCommit(flush, isTransient);

  return {
    /**
     * Resolves when the change is durable; rejects when the database refuses it. Inside a transaction of
     * the caller it is part of that, and durable with it.
     */
    async write(key: MessageKey, decide: Write['decide']): Promise<Written> {
      const write = { key, decide };
      return strapi.db.inTransaction() ? (await flush([write]))[0]! : commit.submit(write);
    },
    idle: commit.idle,
  };
}

/** JSON columns are written as text by every database. */
function toColumn(patch: MessagePatch, attribute: string): unknown {
  const value = patch[attribute as keyof MessagePatch] ?? null;
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;
}

export type MessageWriter = ReturnType<typeof createMessageWriter>;
