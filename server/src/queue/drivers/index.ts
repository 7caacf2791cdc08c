import type { Claims } from '../../store/claims';
import type { NamedClaimStore } from '../../store/named-claims';
import type { QueueDriver } from '../driver';
import { createDatabaseDriver } from './database';
import { createRedisDriver } from './redis';
import type { RedisLocation } from './redis-connection';

/** What an engine may need; each takes its part. */
export interface EngineOptions {
  claims: Claims;
  namedClaims: NamedClaimStore;
  redis: RedisLocation | null;
  /** What every key in Redis begins with. */
  prefix: string;
  /** Requests that may be under way at once. */
  concurrency: number;
  now(): Date;
  newClaim(): string;
  /** Runs work outside of any transaction of whoever called. */
  detached<T>(work: () => T): T;
  onError(error: unknown): void;
  log: { info(words: string): void; error(words: string): void };
}

/** Every engine by its name in `queue.engine`. */
export const DRIVERS: Record<'database' | 'redis', (options: EngineOptions) => QueueDriver> = {
  database: createDatabaseDriver,
  redis: ({ namedClaims, redis, ...options }) =>
    createRedisDriver({ ...options, claims: namedClaims, redis: redis! }),
};
