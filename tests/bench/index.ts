import os from 'node:os';

import { Redis } from 'ioredis';

import { whyUnreachable } from '../databases';
import type { Context } from './context';
import { automations } from './groups/automations';
import { campaigns } from './groups/campaigns';
import { installed } from './groups/installed';
import { list, preparing } from './groups/reading';
import { sending } from './groups/sending';
import { webhooks } from './groups/webhooks';
import { rounded, type Group } from './report';

/** Every group by the name that `--only` takes. */
const GROUPS: Record<string, (context: Context) => Promise<void>> = {
  sending,
  webhooks,
  preparing,
  campaigns,
  automations,
  list,
  installed,
};

const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';

async function reachableRedis(): Promise<string | null> {
  const client = new Redis(REDIS_URL, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return REDIS_URL;
  } catch {
    return null;
  } finally {
    client.disconnect();
  }
}

/** What the figures were taken on, in one line. */
export function describeMachine(databases: string[], redis: boolean): string {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  return [
    `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown processor'}`,
    `${memory} of memory`,
    `Node ${process.versions.node}`,
    [...databases, ...(redis ? ['redis'] : [])].join(', '),
  ].join(' · ');
}

/** What a run has found out. */
export interface Outcome {
  groups: Group[];
  /** The groups that could not be measured to their end. */
  failed: string[];
  /** What was left out, each with its reason. */
  skipped: string[];
  machine: string;
}

/** Measures the groups that are named, or all; a group that fails is said and does not stop the others. */
export async function runBench(options: { only: string[]; full: boolean }): Promise<Outcome> {
  const unknown = options.only.filter((name) => !(name in GROUPS));
  if (unknown.length > 0)
    throw new Error(
      `There is no ${unknown.join(', ')}: choose of ${Object.keys(GROUPS).join(', ')}.`,
    );
  const skipped: string[] = [];
  const isPostgresThere = (await whyUnreachable('postgres')) === null;
  if (!isPostgresThere)
    skipped.push(
      'PostgreSQL does not answer: its rows are left out. TEST_POSTGRES_URL says where it is.',
    );
  const redis = await reachableRedis();
  const common = {
    full: options.full,
    databases: isPostgresThere ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const),
    redis,
    skip: (sentence: string) => void skipped.push(sentence),
    log: (words: string) => console.error(words),
  };
  const groups: Group[] = [];
  const failed: string[] = [];
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    const group: Group = { name, rows: [], facts: [] };
    try {
      await measure({
        ...common,
        row: (row) => group.rows.push({ ...row, value: rounded(row.value) }),
        fact: (fact) => group.facts.push(fact),
      });
      groups.push(group);
    } catch (failure) {
      failed.push(name);
      console.error(`The group ${name} failed: ${(failure as Error).stack ?? String(failure)}`);
    }
  }
  return {
    groups,
    failed,
    skipped,
    machine: describeMachine([...common.databases], redis !== null),
  };
}

export { factsToText, reaches, toText, withFigures } from './report';
