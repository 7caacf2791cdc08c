import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import mysql from 'mysql2/promise';
import pg from 'pg';

export type DatabaseKind = 'sqlite' | 'postgres' | 'mysql';

/** A database of its own for one boot: what Strapi must be told, and how to make it vanish. */
export interface TestDatabase {
  env: Record<string, string>;
  drop(): Promise<void>;
}

export const DATABASES: DatabaseKind[] = ['sqlite', 'postgres', 'mysql'];

const SERVERS = {
  postgres: process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  mysql: process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306/mysql',
};

type Place = { env: Record<string, string | undefined> };

/** Makes a database, empty or as the other is: for SQLite a file in `directory`, else on the test server. */
export async function createDatabase(
  kind: DatabaseKind,
  directory: string,
  model?: Place,
): Promise<TestDatabase> {
  if (kind === 'sqlite') {
    const env = { DATABASE_CLIENT: kind, DATABASE_FILENAME: path.join(directory, 'data.db') };
    if (model) await copyDatabase(model, { env });
    return { env, drop: async () => {} };
  }
  const name = `whatsapp_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(SERVERS[kind]);
  url.pathname = `/${name}`;
  const env = { DATABASE_CLIENT: kind, DATABASE_URL: url.href };
  if (model) await copyDatabase(model, { env });
  else await run(kind, `CREATE DATABASE ${name}`);
  return { env, drop: () => run(kind, `DROP DATABASE IF EXISTS ${name}`) };
}

/** Makes one database as the other is; nobody may be connected to either. */
export async function copyDatabase(from: Place, to: Place): Promise<void> {
  const [source, target] = [from.env, to.env];
  if (source.DATABASE_CLIENT === 'sqlite') {
    // What a process that was killed had not finished lies beside the file.
    for (const suffix of ['', '-journal', '-wal', '-shm']) {
      await rm(target.DATABASE_FILENAME! + suffix, { force: true });
      if (existsSync(source.DATABASE_FILENAME! + suffix))
        await copyFile(source.DATABASE_FILENAME! + suffix, target.DATABASE_FILENAME! + suffix);
    }
    return;
  }
  const [original, copy] = [source, target].map((env) => databaseOf(env.DATABASE_URL!));
  if (source.DATABASE_CLIENT === 'mysql') return copyOnMysql(original!, copy!);
  await run('postgres', `DROP DATABASE IF EXISTS ${copy}`);
  // A process that was killed may still have its connections for a moment.
  await run(
    'postgres',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${original}'`,
  );
  await run('postgres', `CREATE DATABASE ${copy} TEMPLATE ${original}`);
}

/** MySQL copies no database: its tables are made one by one, in the words that it has for them itself. */
async function copyOnMysql(original: string, copy: string): Promise<void> {
  const connection = await mysql.createConnection({
    uri: SERVERS.mysql,
    multipleStatements: true,
  });
  const ask = async (sql: string) =>
    (await connection.query<mysql.RowDataPacket[][]>({ sql, rowsAsArray: true }))[0];
  try {
    const names = (await ask(`SHOW TABLES FROM ${original}`)).map(([name]) => String(name));
    const made: string[] = [];
    const filled: string[] = [];
    for (const name of names) {
      const [table] = await ask(`SHOW CREATE TABLE ${original}.\`${name}\``);
      made.push(String(table![1]));
      filled.push(`INSERT INTO \`${name}\` SELECT * FROM ${original}.\`${name}\``);
    }
    await connection.query(
      [
        `DROP DATABASE IF EXISTS ${copy}`,
        `CREATE DATABASE ${copy}`,
        `USE ${copy}`,
        'SET FOREIGN_KEY_CHECKS = 0',
        ...made,
        ...filled,
      ].join(';\n'),
    );
  } finally {
    await connection.end();
  }
}

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

/** The error that keeps a database server from answering, or null when it answers. */
export async function whyUnreachable(kind: DatabaseKind): Promise<Error | null> {
  if (kind === 'sqlite') return null;
  return run(kind, 'SELECT 1').then(
    () => null,
    (error: Error) => error,
  );
}

async function run(kind: 'postgres' | 'mysql', sql: string): Promise<void> {
  if (kind === 'postgres') {
    const client = new pg.Client({ connectionString: SERVERS.postgres });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  } else {
    const connection = await mysql.createConnection(SERVERS.mysql);
    await connection.query(sql).finally(() => connection.end());
  }
}
