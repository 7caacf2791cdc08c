import { connect } from 'node:net';
import { DATABASES, whyUnreachable, type DatabaseKind } from '../databases';
import { tellModels } from '../models';
import { preparePlayground, type PreparedPlayground } from '../playground';
import { startStrapi } from '../processes';

const REDIS = new URL(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379');

/** So few suites have booted before their models would be made. */
const FEW = 5;

const made: PreparedPlayground[] = [];

/** What this run has made for all its suites, for the teardown. */
Object.assign(globalThis, { removeModels: () => Promise.all(made.map((one) => one.remove())) });

/** Finds out once which services answer, so that suites can be skipped with a count; with `CI=true` a missing one is an error. */
export default async function findServices({ nonFlagArgs }: { nonFlagArgs: string[] }) {
  const required = process.env.CI === 'true';
  const reachable: DatabaseKind[] = [];
  for (const kind of DATABASES) {
    const error = await whyUnreachable(kind);
    if (!error) reachable.push(kind);
    else if (required) throw new Error(`CI needs ${kind}: ${error.message}`, { cause: error });
  }
  process.env.TEST_DATABASES = reachable.join(',');

  const redis = await answers(REDIS.hostname, Number(REDIS.port || 6379));
  if (!redis && required) throw new Error(`CI needs Redis at ${REDIS.host}.`);
  process.env.TEST_REDIS = String(redis);

  if (nonFlagArgs.length === 0 || nonFlagArgs.length > FEW) await makeModels(reachable);
}

async function makeModels(kinds: DatabaseKind[]): Promise<void> {
  const prepared = await Promise.all(
    kinds.map(async (database) => {
      const playground = await preparePlayground({ database });
      made.push(playground);
      const server = await startStrapi(playground);
      await server.stop();
      return [database, { env: playground.env }] as const;
    }),
  );
  tellModels(Object.fromEntries(prepared));
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const finish = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}
