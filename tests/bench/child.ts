import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START_MS = 120_000;
const STOP_MS = 10_000;
const OUTPUT_KEPT = 8_000;

interface Call {
  id: number;
  name: string;
  input: unknown;
}
interface Answer {
  id: number;
  result?: unknown;
  error?: string;
}

/** One side of a comparison, in a process of its own. */
export interface Child {
  /** Runs one of its handlers; rejects with what it threw, or when it ends meanwhile. */
  call<T>(name: string, input?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts `processes/<file>.ts` and resolves once it serves. Nothing that it prints reaches the terminal. */
export async function startChild(
  file: string,
  options: { env?: Record<string, string | undefined>; cwd?: string; execArgv?: string[] } = {},
): Promise<Child> {
  const child = fork(path.join(__dirname, 'processes', `${file}.ts`), [], {
    execArgv: ['-r', path.join(__dirname, 'register.js'), ...(options.execArgv ?? [])],
    env: { ...process.env, ...options.env },
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (piece: Buffer) => {
      output = (output + piece.toString('utf8')).slice(-OUTPUT_KEPT);
    });
  const forget = () => child.kill('SIGKILL');
  process.once('exit', forget);
  const waiting = new Map<number, (answer: Answer) => void>();
  let calls = 0;
  let hasEnded = false;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.once('exit', () => {
    hasEnded = true;
    process.removeListener('exit', forget);
    for (const [id, end] of waiting) end({ id, error: `${file} has ended:\n${output}` });
    waiting.clear();
  });
  const answerTo = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error)),
      );
    });

  const stop = async (): Promise<void> => {
    if (hasEnded) return;
    const exit = once(child, 'exit');
    const insist = setTimeout(forget, STOP_MS);
    child.disconnect();
    await exit;
    clearTimeout(insist);
  };
  const late = setTimeout(forget, START_MS);
  // The first word is that it serves.
  await answerTo(0).finally(() => clearTimeout(late));
  return {
    async call<T>(name: string, input?: unknown): Promise<T> {
      if (hasEnded) throw new Error(`${file} has ended:\n${output}`);
      calls += 1;
      const answer = answerTo(calls);
      child.send({ id: calls, name, input } satisfies Call);
      return (await answer) as T;
    },
    stop,
  };
}

/** Inside of such a process: answers calls by these handlers, until the bench goes away. */
export function serve(
  // Each handler knows what its caller gives it.
  handlers: Record<string, (input: never) => unknown>,
  end: () => Promise<unknown> | void = () => undefined,
): void {
  process.on('message', ({ id, name, input }: Call) => {
    void Promise.resolve()
      .then(() => handlers[name]!(input as never))
      .then((result) => ({ id, result }) satisfies Answer)
      .catch((failure: Error) => ({ id, error: failure.stack ?? String(failure) }) satisfies Answer)
      .then((answer) => process.send?.(answer));
  });
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit(0));
  });
  process.send!({ id: 0 } satisfies Answer);
}
