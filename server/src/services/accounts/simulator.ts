import type { ConnectInput } from '../../../../shared/contracts/connect';
import { refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { baseUrlOf } from './client';

/** Where the simulator tells what it was started with. */
const CREDENTIALS = '/_simulator/credentials';

/** It is on this machine: whatever answers later is something else. */
const WITHIN_MS = 5_000;

type Told = Partial<Record<'accessToken' | 'appSecret' | 'appId', string>>;

async function ask(url: string): Promise<Told | null> {
  try {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) });
    return answer.ok ? ((await answer.json()) as Told) : null;
  } catch {
    return null;
  }
}

/** What the simulator tells of itself. Throws a validation error where it does not answer. */
export async function askSimulator(runtime: Runtime): Promise<ConnectInput> {
  const url = baseUrlOf(runtime, 'sandbox');
  const told = await ask(`${url}${CREDENTIALS}`);
  if (!told?.accessToken || !told.appSecret)
    throw refuse('connect.noSimulator', 'environment', { url });
  return { accessToken: told.accessToken, appSecret: told.appSecret, appId: told.appId };
}
