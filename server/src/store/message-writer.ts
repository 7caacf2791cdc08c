import type { Core } from '@strapi/strapi';

import { STATE_TIMES, type StateTime } from '../../../shared/domain/message/message';
import { redactCode } from '../../../shared/domain/template/redact-code';
import { withoutPerson } from './erased-patch';
import { createGroupCommit } from './group-commit';
import { withPhase } from './phases';
import type { MessageRow, Time } from './rows';
import { inTransaction, isTransient, oneOf, rowsOf, tableOf } from './table';
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
  | 'bodyDeletedAt'
  | 'bodyDeletedBy'
  | StateTime
> & { account: { id: number; businessAccountId: string } | null };

export type MessagePatch = Partial<Omit<MessageRow, 'id' | 'account' | 'contact' | 'template'>>;

/** One change that is to be made. */
export interface Write {
  key: MessageKey;
  /** Sees the row as it stands now and says what changes; null = nothing. */
  decide(row: WritableMessage): MessagePatch | null;
}

/** The row before the change, and whether it changed; null when there is no such message. */
export type Written = { before: WritableMessage; patch: MessagePatch | null } | null;

const TIMES = Object.values(STATE_TIMES);

/** As the database answers: times in its own form, the account by its columns. */
type LockedRow = Omit<WritableMessage, 'account'> & {
  account: number | null;
  businessAccountId: string | null;
};

/** Changes of one group that are written by one transaction. */
const MOST_AT_ONCE = 500;

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
  'bodyDeletedAt',
  'bodyDeletedBy',
  ...TIMES,
];

/**
 * The one way to change messages that exist. Changes that come together are written by one
 * transaction: the rows are locked in order of their id, every decision sees the row as the one
 * before left it, and one statement writes them all.
 */
export function createMessageWriter(strapi: Core.Strapi) {
  function toRow({ businessAccountId, account, ...row }: LockedRow): WritableMessage {
    for (const time of TIMES) if (row[time] !== null) row[time] = toIso(row[time]);
    return {
      ...row,
      account:
        account === null || businessAccountId === null ? null : { id: account, businessAccountId },
    };
  }

  async function lock(keys: MessageKey[]): Promise<WritableMessage[]> {
    const { name, column } = tableOf(strapi, UIDS.message);
    const account = tableOf(strapi, UIDS.account);
    const documentIds = keys.flatMap((key) => ('documentId' in key ? [key.documentId] : []));
    const wamids = keys.flatMap((key) => ('wamid' in key ? [key.wamid] : []));
    return inTransaction(strapi, async (trx) => {
      // What is decided about comes with the lock: within a transaction of the caller's, MySQL and
      // MariaDB answer any other query with what stood there when it began.
      const locked = (await trx(name)
        .select(
          Object.fromEntries([...COLUMNS, 'account'].map((one) => [one, column(one)])) as never,
        )
        .select({
          businessAccountId: trx(account.name)
            .select(account.column('businessAccountId'))
            .where(`${account.name}.id`, trx.ref(`${name}.${column('account')}`)),
        } as never)
        // An empty list among them would have SQLite read the whole table.
        .where((known) => {
          if (documentIds.length > 0)
            known.where(oneOf(strapi, trx, column('documentId'), documentIds) as never);
          if (wamids.length > 0)
            known.orWhere(oneOf(strapi, trx, column('wamid'), wamids) as never);
        })
        .orderBy('id')
        .forUpdate()) as LockedRow[];
      return locked.map(toRow);
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
        const patch = withoutPerson(before, decide(before), () => new Date());
        if (patch) {
          patches.set(row.id, { ...patches.get(row.id), ...withPhase(patch) });
          Object.assign(row, patch);
          if (row.wamid) byWamid.set(row.wamid, row);
        }
        return { before, patch };
      });
      await redact(rows, patches);
      await updateEach(strapi, UIDS.message, patches);
      return results;
    });

  const commit = createGroupCommit<Write[], Written[]>(
    async (groups) => {
      const results = await flush(groups.flat());
      return groups.map(({ length }) => results.splice(0, length));
    },
    isTransient,
    { weigh: ({ length }) => length },
  );

  const submit = (writes: Write[], patienceMs = 0): Promise<Written[]> =>
    strapi.db.inTransaction() ? flush(writes) : commit.submit(writes, patienceMs);

  return {
    /**
     * Resolves when the change is durable; rejects when the database refuses it. What is in no hurry waits
     * up to `patienceMs` for others. Inside a transaction of the caller it is part of that, and durable with it.
     */
    write: async (key: MessageKey, decide: Write['decide'], patienceMs = 0): Promise<Written> =>
      (await submit([{ key, decide }], patienceMs))[0]!,

    /** The same for several that came together, in their order; rejects when one of them is refused. */
    async writeAll(writes: Write[]): Promise<Written[]> {
      if (writes.length <= MOST_AT_ONCE) return submit(writes);
      const parts: Written[][] = [];
      for (let start = 0; start < writes.length; start += MOST_AT_ONCE)
        parts.push(await submit(writes.slice(start, start + MOST_AT_ONCE)));
      return parts.flat();
    },
    idle: commit.idle,
  };
}

export type MessageWriter = ReturnType<typeof createMessageWriter>;
