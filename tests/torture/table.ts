import { createRequire } from 'node:module';
import path from 'node:path';

import mysql from 'mysql2/promise';
import pg from 'pg';
import { PLAYGROUND, type PreparedPlayground } from '../playground';

type Row = Record<string, unknown>;
type Ask = (sql: string) => Promise<Row[]>;

/** A message as it stands in the table. */
export interface StoredMessage {
  documentId: string;
  accountId: number;
  state: string;
  attempt: number;
  isClaimed: boolean;
  wamid: string | null;
}

/** The table of messages, looked at from outside of Strapi: also while no process runs. */
export interface MessageTable {
  all(): Promise<StoredMessage[]>;
  /** As if the time of every lease had passed meanwhile; for while no process runs. */
  endLeases(): Promise<void>;
  /** Puts copies of a message into the table at one moment, queued as it was and due. */
  copy(documentId: string, copies: { documentId: string; accountId: number }[]): Promise<void>;
  /** Ids of the accounts, in the order in which they were made. */
  accountIds(): Promise<number[]>;
  /** What else a test has to say to its database. */
  ask: Ask;
}

const TABLE = 'whatsapp_messages';

/** What a copy has of its own. */
const OF_EACH = ['id', 'document_id', 'account_id'];

/** What a message has lived through, and a copy has not. */
const HISTORY = [
  'idempotency_key',
  'wamid',
  'claimed_by',
  'lease_until',
  'sending_at',
  'accepted_at',
  'sent_at',
  'delivered_at',
];

interface Sqlite {
  prepare(sql: string): { reader: boolean; all(): Row[]; run(): void };
  close(): void;
}

/** Opens the database of a boot for as long as `work` takes. */
async function withDatabase<T>(
  { env, appDir }: PreparedPlayground,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const { DATABASE_CLIENT: kind, DATABASE_URL: url, DATABASE_FILENAME: file } = env;
  if (kind === 'sqlite') {
    const Database = createRequire(path.join(PLAYGROUND, 'package.json'))('better-sqlite3') as new (
      name: string,
      options: object,
    ) => Sqlite;
    const database = new Database(path.resolve(appDir, file!), { timeout: 20_000 });
    const ask: Ask = async (sql) => {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all();
      statement.run();
      return [];
    };
    return work(ask).finally(() => database.close());
  }
  if (kind === 'postgres') {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return work(async (sql) => (await client.query<Row>(sql)).rows).finally(() => client.end());
  }
  const connection = await mysql.createConnection(url!);
  return work(async (sql) => (await connection.query(sql))[0] as Row[]).finally(() =>
    connection.end(),
  );
}

/** The table of messages of a prepared boot. */
export function tableOfMessages(prepared: PreparedPlayground): MessageTable {
  const isSqlite = prepared.env.DATABASE_CLIENT === 'sqlite';
  return {
    accountIds: async () =>
      (
        await withDatabase(prepared, (ask) => ask('select id from whatsapp_accounts order by id'))
      ).map(({ id }) => Number(id)),

    ask: (sql) => withDatabase(prepared, (ask) => ask(sql)),

    all: async () =>
      (
        await withDatabase(prepared, (ask) =>
          ask(
            `select document_id, account_id, state, attempt, claimed_by, wamid from ${TABLE} order by id`,
          ),
        )
      ).map((row) => ({
        documentId: String(row.document_id),
        accountId: Number(row.account_id),
        state: String(row.state),
        attempt: Number(row.attempt),
        isClaimed: row.claimed_by !== null,
        wamid: row.wamid === null ? null : String(row.wamid),
      })),

    endLeases: async () => {
      const longAgo = isSqlite ? '0' : `'2001-01-01 00:00:00'`;
      await withDatabase(prepared, (ask) =>
        ask(`update ${TABLE} set lease_until = ${longAgo} where lease_until is not null`),
      );
    },

    copy: (documentId, copies) =>
      withDatabase(prepared, async (ask) => {
        const model = `from ${TABLE} where document_id = '${documentId}'`;
        const [row] = await ask(`select * ${model}`);
        const asQueued: Record<string, string> = {
          ...Object.fromEntries(HISTORY.map((column) => [column, 'null'])),
          state: `'queued'`,
          phase: `'queued'`,
          attempt: '0',
          due_at: 'queued_at',
        };
        const columns = Object.keys(row!).filter((name) => !OF_EACH.includes(name));
        const values = columns.map((name) => asQueued[name] ?? name);
        await ask('begin');
        for (const { documentId: id, accountId } of copies)
          await ask(
            `insert into ${TABLE} (document_id, account_id, ${columns.join(', ')}) ` +
              `select '${id}', ${accountId}, ${values.join(', ')} ${model}`,
          );
        await ask('commit');
      }),
  };
}
