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

let created = 0;

/** Makes an empty database: for SQLite a file in `directory`, else a database on the test server. */
export async function createDatabase(kind: DatabaseKind, directory: string): Promise<TestDatabase> {
  if (kind === 'sqlite') {
    const env = { DATABASE_CLIENT: kind, DATABASE_FILENAME: path.join(directory, 'data.db') };
    return { env, drop: async () => {} };
  }
  const name = `whatsapp_test_${process.pid}_${(created += 1)}`;
  await run(kind, `DROP DATABASE IF EXISTS ${name}`);
  await run(kind, `CREATE DATABASE ${name}`);
  const url = new URL(SERVERS[kind]);
  url.pathname = `/${name}`;
  return {
    env: { DATABASE_CLIENT: kind, DATABASE_URL: url.href },
    drop: () => run(kind, `DROP DATABASE IF EXISTS ${name}`),
  };
}

type Place = { env: Record<string, string | undefined> };

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
  if (source.DATABASE_CLIENT !== 'postgres') throw new Error('Copies are of SQLite or PostgreSQL.');
  const nameOf = (env: Place['env']) => new URL(env.DATABASE_URL!).pathname.slice(1);
  await run('postgres', `DROP DATABASE IF EXISTS ${nameOf(target)}`);
  // A process that was killed may still have its connections for a moment.
  await run(
    'postgres',
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nameOf(source)}'`,
  );
  await run('postgres', `CREATE DATABASE ${nameOf(target)} TEMPLATE ${nameOf(source)}`);
}

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
