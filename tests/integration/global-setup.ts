import { connect } from 'node:net';
import { DATABASES, whyUnreachable } from '../databases';

const REDIS = new URL(process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379');

/** Finds out once which services answer, so that suites can be skipped with a count; with `CI=true` a missing one is an error. */
export default async function findServices() {
  const required = process.env.CI === 'true';
  const reachable: string[] = [];
  for (const kind of DATABASES) {
    const error = await whyUnreachable(kind);
    if (!error) reachable.push(kind);
    else if (required) throw new Error(`CI needs ${kind}: ${error.message}`, { cause: error });
  }
  process.env.TEST_DATABASES = reachable.join(',');

  const redis = await answers(REDIS.hostname, Number(REDIS.port || 6379));
  if (!redis && required) throw new Error(`CI needs Redis at ${REDIS.host}.`);
  process.env.TEST_REDIS = String(redis);
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
