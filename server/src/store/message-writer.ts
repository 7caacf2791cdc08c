import type { Core } from '@strapi/strapi';

import { STATE_TIMES, type StateTime } from '../../../shared/domain/message/message';
import { redactCode } from '../../../shared/domain/template/redact-code';
import { createGroupCommit } from './group-commit';
import type { MessageRow, Time } from './rows';
import { inTransaction, isTransient, rowsOf, tableOf } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

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
  | 'codeState'
  | StateTime
> & { account: { id: number; businessAccountId: string } | null };

export type MessagePatch = Partial<Omit<MessageRow, 'id' | 'account' | 'contact' | 'template'>>;

interface Write {
  key: MessageKey;
  /** Sees the row as it stands now and says what changes; null = nothing. */
  decide(row: WritableMessage): MessagePatch | null;
}

/** The row before the change, and whether it changed; null when there is no such message. */
export type Written = { before: WritableMessage; patch: MessagePatch | null } | null;

const TIMES = Object.values(STATE_TIMES);

/** As the database answers: times in its own form, the account by its id. */
type LockedRow = Omit<WritableMessage, 'account'> & { account: number | null };

const toIso = (time: Time): string | null => (time === null ? null : new Date(time).toISOString());

const COLUMNS = [
  'id',
  'documentId',
  'wamid',
  'state',
  'attempt',
  'claimedBy',
  'failureType',
  'pricingCategory',
  'codeState',
  ...TIMES,
];

/**
 * The one way to change messages that exist. Changes that come together are written by one
 * transaction: the rows are locked in order of their id, every decision sees the row as the one
 * before left it, and one statement writes them all.
 */
export function createMessageWriter(strapi: Core.Strapi) {
  async function accountsOf(locked: LockedRow[]) {
    const ids = [...new Set(locked.flatMap(({ account }) => account ?? []))];
    const found =
      ids.length === 0
        ? []
        : await rowsOf<{ id: number; businessAccountId: string }>(strapi, UIDS.account).findMany({
            select: ['id', 'businessAccountId'],
            where: { id: { $in: ids } },
          });
    return new Map<number | null, { id: number; businessAccountId: string }>(
      found.map((account) => [account.id, account]),
    );
  }

  async function lock(keys: MessageKey[]): Promise<WritableMessage[]> {
    const { name, column } = tableOf(strapi, UIDS.message);
    const documentIds = keys.flatMap((key) => ('documentId' in key ? [key.documentId] : []));
    const wamids = keys.flatMap((key) => ('wamid' in key ? [key.wamid] : []));
    return inTransaction(strapi, async (trx) => {
      // What is decided about comes with the lock: within a transaction of the caller's, MySQL and
      // MariaDB answer any other query with what stood there when it began.
      const locked = (await trx(name)
        .select(
          Object.fromEntries([...COLUMNS, 'account'].map((one) => [one, column(one)])) as never,
        )
        // An empty list among them would have SQLite read the whole table.
        .where((known) => {
          if (documentIds.length > 0) known.whereIn(column('documentId'), documentIds);
          if (wamids.length > 0) known.orWhereIn(column('wamid'), wamids);
        })
        .orderBy('id')
        .forUpdate()) as LockedRow[];
      const accounts = await accountsOf(locked);
      return locked.map((row) => ({
        ...row,
        ...Object.fromEntries(TIMES.map((time) => [time, toIso(row[time])])),
        account: accounts.get(row.account) ?? null,
      }));
    });
  }

  /** A one-time code is kept as long as it may still have to leave, and not one write longer. */
  async function redact(rows: WritableMessage[], patches: Map<number, MessagePatch>) {
    const ids = rows.flatMap(({ id, state, codeState }) =>
      codeState === 'held' && state !== 'queued' && state !== 'sending' ? [id] : [],
    );
    if (ids.length === 0) return;
    const holding = await rowsOf<MessageRow>(strapi, UIDS.message).findMany({
      select: ['id', 'content'],
      where: { id: { $in: ids } },
    });
    for (const { id, content } of holding) {
      const template = content?.payload.template;
      patches.set(id, {
        ...patches.get(id),
        codeState: 'gone',
        ...(template && { content: { ...content, payload: { template: redactCode(template) } } }),
      });
    }
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
      await redact(rows, patches);
      await updateEach(strapi, UIDS.message, patches);
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

export type MessageWriter = ReturnType<typeof createMessageWriter>;
