import { randomBytes } from 'node:crypto';

import { Redis } from 'ioredis';
import type { Account } from '../../shared/contracts/accounts';
import type { Message } from '../../shared/contracts/messages';
import { createSimulator, SEED, type Simulator, type SimulatorInput } from '../../simulator/src';
import type { DatabaseKind } from '../databases';
import { preparePlayground, type PreparedPlayground } from '../playground';
import { startStrapi, type ServerProcess } from '../processes';
import { tableOfMessages, type MessageTable } from './table';
import { witnessOf, type Witness } from './witness';

export type Engine = 'database' | 'redis';

export interface SiteOptions {
  database: DatabaseKind;
  engine: Engine;
  redisUrl?: string;
  /** The throughput level of each number that sends. */
  numbers?: string[];
  simulator?: SimulatorInput;
  /** Merged over the plugin's configuration. */
  config?: Record<string, unknown>;
}

/** A Strapi in processes of its own, which can be killed and doubled, and a simulator that outlives them. */
export interface Site {
  simulator: Simulator;
  witness: Witness;
  table: MessageTable;
  prepared: PreparedPlayground;
  accounts: Account[];
  /** The process that the site was set up with. */
  first: ServerProcess;
  /** The process that was started last. */
  latest(): ServerProcess;
  /** Starts a process on the site's database: at the site's address, or at another port beside it. */
  start(options?: { port?: number; env?: Record<string, string> }): Promise<ServerProcess>;
  /** A request of an administrator, to the site or to a copy of it. */
  ask<T>(method: 'GET' | 'POST', path: string, body?: object, base?: string): Promise<T>;
  /** The token with which an administrator asks. */
  token(): string;
  /** Redis as if the processes had been gone for longer than they hold their jobs. */
  forgetLocks(): Promise<void>;
  /** Ends whatever still runs and removes what was made. */
  close(): Promise<void>;
}

/** What an answer of Strapi's says that is no success. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`Strapi answered ${status}: ${body}`);
  }
}

/** How many requests the simulator remembers; a run makes fewer. */
const REMEMBERED = 50_000;

const PERSON = {
  email: 'torture@example.com',
  firstname: 'Tor',
  lastname: 'Ture',
  password: 'Test-password-1',
};

/** Statuses come soon, and Meta does not give up while nobody listens. */
const WEBHOOKS = {
  sentDelayMs: 5,
  deliveredDelayMs: 20,
  batchWindowMs: 10,
  retryBaseMs: 250,
  retryFactor: 1.3,
  maxAttempts: 60,
};

/** Sets up a shop with an account for each number, subscribed and reached by webhooks. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const { database, engine, redisUrl, numbers = ['STANDARD'], config } = options;
  const prefix = `whatsapp-torture-${randomBytes(6).toString('hex')}`;
  const simulator = createSimulator({
    keep: REMEMBERED,
    ...options.simulator,
    webhooks: { ...WEBHOOKS, ...options.simulator?.webhooks },
  });
  await simulator.start();
  const running = new Set<ServerProcess>();
  let prepared: PreparedPlayground | null = null;
  let token = '';

  const withRedis = async <T>(work: (redis: Redis) => Promise<T>): Promise<T | undefined> => {
    if (engine !== 'redis') return undefined;
    const redis = new Redis(redisUrl!);
    return work(redis).finally(() => redis.quit());
  };
  const forget = (pattern: string) =>
    withRedis(async (redis) => {
      const keys = await redis.keys(`${prefix}:${pattern}`);
      if (keys.length > 0) await redis.del(...keys);
    });

  /** What the processes have said lately. */
  const outputs = () => [...running].map((server) => server.output().slice(-4_000)).join('\n');

  const close = async () => {
    await Promise.all([...running].map((server) => server.kill()));
    await forget('*');
    await simulator.stop();
    await prepared?.remove();
  };

  try {
    prepared = await preparePlayground({
      database,
      config: {
        simulator: { url: simulator.url },
        queue: { engine, prefix, ...(engine === 'redis' && { redis: redisUrl }) },
        // What takes longer on a busy machine is not lost.
        graph: { timeoutMs: 30_000 },
        templates: { syncEveryMinutes: 0 },
        ...config,
      },
    });
    const { url } = prepared;
    const site: Site = {
      simulator,
      witness: witnessOf(simulator),
      table: tableOfMessages(prepared),
      prepared,
      accounts: [],
      first: null as never,
      latest: () => [...running].at(-1)!,
      async start({ port, env } = {}) {
        const server = await startStrapi(prepared!, { port, env: { TELL_STATES: 'true', ...env } });
        running.add(server);
        return server;
      },
      async ask<T>(method: 'GET' | 'POST', path: string, body?: object, base = url) {
        const response = await fetch(base + path, {
          method,
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
          body: body && JSON.stringify(body),
        });
        const text = await response.text();
        if (!response.ok) throw new Refused(response.status, `${text}\n${outputs()}`);
        return (JSON.parse(text) as { data: T }).data;
      },
      token: () => token,
      forgetLocks: async () => {
        await forget('*:lock');
        await forget('*:stalled-check');
      },
      close,
    };

    site.first = await site.start();
    token = (await site.ask<{ token: string }>('POST', '/admin/register-admin', PERSON)).token;
    for (const [index, throughputLevel] of numbers.entries()) {
      const id = index === 0 ? SEED.realNumber.id : simulator.addPhoneNumber().id;
      simulator.changePhoneNumber(id, { throughputLevel });
      const account = await site.ask<Account & { newVerifyToken: string }>(
        'POST',
        '/whatsapp/accounts',
        {
          name: `Number ${index + 1}`,
          environment: 'sandbox',
          phoneNumberId: id,
          businessAccountId: SEED.businessAccount.id,
          appId: SEED.app.id,
          accessToken: SEED.tokens.full,
          appSecret: SEED.app.secret,
          defaultCountry: 'DE',
        },
      );
      if (index === 0)
        await simulator.setWebhook({
          callbackUrl: `${url}/api/whatsapp/webhook`,
          verifyToken: account.newVerifyToken,
          subscribe: true,
        });
      const path = `/whatsapp/accounts/${account.documentId}`;
      const { account: tested } = await site.ask<{ account: Account }>('POST', `${path}/test`);
      if (tested.throughputLevel !== throughputLevel)
        throw new Error(`The account does not know its pace: ${tested.throughputLevel}.`);
      if (index === 0) await site.ask('POST', `${path}/sync-templates`);
      site.accounts.push(account);
    }
    return site;
  } catch (failure) {
    await close();
    throw failure;
  }
}

/** One message to one person, for `POST /whatsapp/messages`. */
export const messageTo = (phone: string, idempotencyKey = phone) => ({
  template: SEED.templates.orderShipped.name,
  to: { phone },
  values: { '1': 'Ines', '2': 'A-17', '3': 'Friday' },
  undo: false,
  idempotencyKey,
});

/** A number of its own for each, which nobody else in the world of the simulator has. */
export const phoneOf = (index: number): string => `+49176${20_000_000 + index}`;

/**
 * Queues a message with a key, and asks again however often nobody answers: it is one message. Tells how
 * often the connection broke after it stood.
 */
export async function sendUntilAnswered(
  site: Site,
  input: ReturnType<typeof messageTo>,
  isOver: () => boolean,
): Promise<{ documentId: string; broken: number }> {
  for (let broken = 0; ;) {
    try {
      const { documentId } = await site.ask<Message>('POST', '/whatsapp/messages', input);
      return { documentId, broken };
    } catch (failure) {
      if (failure instanceof Refused || isOver()) throw failure;
      const { cause } = failure as { cause?: { code?: string } };
      if (cause?.code !== 'ECONNREFUSED') broken += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
