import { arch, platform, release } from 'node:os';

import type { Core } from '@strapi/strapi';

import { version } from '../../../../package.json';
import type { Surroundings } from '../../../../shared/domain/health/diagnostics';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { inTransaction } from '../../store/table';

const QUESTIONS: Readonly<Record<string, string>> = {
  sqlite: 'select sqlite_version() as version',
  postgres: 'show server_version',
  mysql: 'select version() as version',
};

/** The first value of an answer, in whatever form the client of the database gives it. */
function firstValue(answer: unknown): string | null {
  const { rows } = (answer ?? {}) as { rows?: unknown };
  const found = Array.isArray(rows) ? rows : answer;
  const [first] = Array.isArray(found) ? (found as unknown[]).flat() : [];
  const [value] = Object.values((first ?? {}) as object);
  return typeof value === 'string' ? value : null;
}

async function databaseOf(strapi: Core.Strapi): Promise<string> {
  const { client } = strapi.db.dialect as unknown as { client: string };
  const question = QUESTIONS[client];
  if (!question) return client;
  const answer: unknown = await inTransaction(strapi, (trx) => trx.raw(question));
  return [client, firstValue(answer)].filter(Boolean).join(' ');
}

/** What a report of an account begins with: versions, and nothing that names anybody. */
export async function readSurroundings(
  { strapi, config, isProduction, now }: Runtime,
  { environment }: Pick<AccountRow, 'environment'>,
): Promise<Surroundings> {
  return {
    plugin: version,
    strapi: String(strapi.config.get('info.strapi') ?? '–'),
    node: process.version,
    system: `${platform()} ${release()} ${arch()}`,
    database: await databaseOf(strapi),
    engine: config.queue.engine,
    isProduction,
    environment,
    graphVersion: config.graph.version,
    at: now().toISOString(),
  };
}
