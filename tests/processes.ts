import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { PreparedPlayground } from './playground';
import { freePort } from './ports';

const ROOT = path.resolve(__dirname, '..');
const START_MS = 90_000;
const STOP_MS = 15_000;

/** A server in a process of its own. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Ends it at once, without a chance to tidy up, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end, and insists when it has not after a while. */
  stop(withinMs?: number): Promise<void>;
  /** What ended it: its own will, or the signal of whoever insisted; null while it runs. */
  endedBy(): 'itself' | NodeJS.Signals | null;
}

/** Starts the prepared playground; called again with another port it makes a second instance on the same database. */
export function startStrapi(
  prepared: PreparedPlayground,
  options: { port?: number; env?: Record<string, string> } = {},
): Promise<ServerProcess> {
  const port = options.port ?? prepared.port;
  return startServer({
    name: 'Strapi',
    args: [path.join(ROOT, 'tests', 'start-strapi.js')],
    cwd: prepared.appDir,
    env: {
      ...prepared.env,
      ...options.env,
      APP_DIR: prepared.appDir,
      DIST_DIR: prepared.distDir,
      PORT: String(port),
    },
    url: `http://127.0.0.1:${port}`,
    health: '/_health',
  });
}

/** Starts the simulator as its users do: the built program, on a free port unless one is given. */
export async function startSimulator(options: { port?: number } = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  return startServer({
    name: 'The simulator',
    args: [path.join(ROOT, 'dist', 'simulator', 'bin.js'), '--port', String(port)],
    cwd: ROOT,
    env: {},
    url: `http://127.0.0.1:${port}`,
    health: '/_simulator/credentials',
  });
}

interface ServerOptions {
  name: string;
  args: string[];
  cwd: string;
  env: Record<string, string | undefined>;
  url: string;
  health: string;
}

async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  const output = () => Buffer.concat(pieces).toString('utf8');

  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const endWith = async (signal: NodeJS.Signals) => {
    if (ended()) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  const forget = () => child.kill('SIGKILL');
  process.once('exit', forget);
  child.once('exit', () => process.removeListener('exit', forget));

  const stop = async (withinMs = STOP_MS) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), withinMs);
    await endWith('SIGTERM').finally(() => clearTimeout(insist));
  };
  const giveUpAt = Date.now() + START_MS;
  while (!(await isHealthy(options.url + options.health))) {
    if (ended() || Date.now() > giveUpAt) {
      await endWith('SIGKILL');
      throw new Error(`${options.name} did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: options.url,
    pid: child.pid ?? 0,
    output,
    kill: () => endWith('SIGKILL'),
    stop,
    endedBy: () => child.signalCode ?? (child.exitCode === null ? null : 'itself'),
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
