import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

const START_MS = 120_000;
const STOP_MS = 10_000;

/** Starts a server with this Node, writes what it prints to `logFile`, and answers once `healthUrl` does. */
export async function startServer({ name, args, cwd, env, healthUrl, logFile }) {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = once(child, 'exit');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const forget = () => child.kill('SIGKILL');
  process.once('exit', forget);
  exited.then(() => process.removeListener('exit', forget));

  const server = {
    name,
    logFile,
    exited,
    hasEnded: ended,
    lastLines: () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-30).join('\n'),
    stop: async () => {
      if (ended()) return;
      const insist = setTimeout(forget, STOP_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(insist);
    },
  };
  const giveUpAt = Date.now() + START_MS;
  while (!(await isHealthy(healthUrl))) {
    if (ended() || Date.now() > giveUpAt) {
      await server.stop();
      throw new Error(`${name} did not start:\n${server.lastLines()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return server;
}

async function isHealthy(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
