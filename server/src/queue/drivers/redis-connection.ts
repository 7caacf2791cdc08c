import type { Redis } from 'ioredis';

/** Where Redis is: a URL, or options of ioredis. */
export type RedisLocation = string | Record<string, unknown>;

/** Where that is, in words that may stand in a log: never a password. */
function nameOf(location: RedisLocation): string {
  if (typeof location === 'string') {
    return URL.canParse(location) ? `${new URL(location).host || 'localhost:6379'}` : 'Redis';
  }
  const { path, host, port, sentinels } = location;
  if (typeof path === 'string') return path;
  if (Array.isArray(sentinels)) return 'its sentinels';
  return `${typeof host === 'string' ? host : 'localhost'}:${Number(port ?? 6379)}`;
}

/** What a failure says, without anything secret that a URL or an option may have brought into it. */
function wordsOf(failure: unknown, location: RedisLocation): string {
  const { message, code } = (failure ?? {}) as { message?: string; code?: string };
  const secrets =
    typeof location === 'string'
      ? [location, ...(URL.canParse(location) ? passwordsIn(new URL(location)) : [])]
      : [location.password, location.sentinelPassword].filter((it) => typeof it === 'string');
  const words = message || code || String(failure);
  return secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, '…') : text), words);
}

const passwordsIn = ({ password }: URL): string[] => [password, decodeURIComponent(password)];

/** Tells once that Redis is away, and once that it is back. */
export function createOutage(
  location: RedisLocation,
  log: { info(words: string): void; error(words: string): void },
) {
  let told: string | null = null;
  return {
    begin(failure: unknown): void {
      const words = wordsOf(failure, location);
      if (told !== null) return;
      told = words;
      log.error(
        `[whatsapp] Redis at ${nameOf(location)} cannot be used (${words}): messages wait as queued and go out when it can. ` +
          'Start it, or correct queue.redis in config/plugins.',
      );
    },
    end(): void {
      if (told !== null)
        log.info(`[whatsapp] Redis at ${nameOf(location)} is back: messages go out.`);
      told = null;
    },
  };
}

/**
 * Opens a connection that comes back by itself, however long Redis was away. A command fails at once
 * while it is away: what is not done now is done by the next look.
 */
export async function connectRedis(location: RedisLocation): Promise<Redis> {
  const { Redis: Client } = await import('ioredis');
  const options = {
    maxRetriesPerRequest: null,
    enableOfflineQueue: false,
    retryStrategy: (times: number) => Math.min(times * 100, 2_000),
    reconnectOnError: (failure: Error) => failure.message.startsWith('READONLY'),
  };
  return typeof location === 'string'
    ? new Client(location, options)
    : new Client({ ...location, ...options });
}

/** How long Redis has to answer. */
const PING_MS = 3_000;

/** Asks Redis for a sign of life on a connection of its own; fails in words that hold no secret. */
export async function pingRedis(location: RedisLocation): Promise<void> {
  const { Redis: Client } = await import('ioredis');
  const own = { lazyConnect: true, connectTimeout: PING_MS, retryStrategy: () => null };
  const client =
    typeof location === 'string'
      ? new Client(location, own)
      : new Client({ ...location, ...own } as never);
  // Without a listener it would be logged by ioredis itself.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
  } catch (failure) {
    throw new Error(wordsOf(failure, location));
  } finally {
    client.disconnect();
  }
}
