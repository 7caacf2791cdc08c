import path from 'path';
import type { Core } from '@strapi/strapi';

/** A change is one write to the disk and not three, and whoever reads waits for nobody who writes. */
const WRITE_AHEAD = {
  afterCreate(connection: unknown, done: (failure?: Error, connection?: unknown) => void) {
    (connection as { pragma(text: string): unknown }).pragma('journal_mode = WAL');
    done(undefined, connection);
  },
};

/** SQLite in a file unless `DATABASE_CLIENT` says `postgres` or `mysql`; those take `DATABASE_URL` or host, port, name, user, password. */
const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') {
    // The app's folder, also when this file runs from `dist/`: every Strapi command is started there.
    const filename = path.resolve(process.cwd(), env('DATABASE_FILENAME', '.tmp/data.db'));
    return {
      connection: { client, connection: { filename }, useNullAsDefault: true, pool: WRITE_AHEAD },
    };
  }
  if (client !== 'postgres' && client !== 'mysql') {
    throw new Error(`DATABASE_CLIENT is "${client}"; it can be sqlite, postgres or mysql.`);
  }
  const url = env('DATABASE_URL');
  const parts = url
    ? readUrl(url)
    : {
        host: env('DATABASE_HOST', '127.0.0.1'),
        port: env.int('DATABASE_PORT', client === 'postgres' ? 5432 : 3306),
        database: env('DATABASE_NAME', 'whatsapp'),
        user: env('DATABASE_USERNAME', client === 'postgres' ? 'postgres' : 'root'),
        password: env('DATABASE_PASSWORD', ''),
      };
  const connection = { ...parts, ssl: env.bool('DATABASE_SSL', false) };
  return { connection: { client, connection } as Core.Config.Database['connection'] };
};

/** `client://user:password@host:port/name` → the parts that both drivers take. */
function readUrl(text: string) {
  const url = new URL(text);
  return {
    host: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

export default config;
