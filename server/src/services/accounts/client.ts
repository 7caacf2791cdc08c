import { refuse } from '../../errors';
import { createGraphClient, type GraphClient } from '../../meta/client';
import type { AccountRow } from '../../store/rows';
import type { Runtime } from '../../runtime';

/** The address that a `sandbox` account talks to where none is configured. */
const LOCAL_SIMULATOR = 'http://127.0.0.1:4010';

/** Why sandbox accounts are refused here; null when they are allowed. */
export const sandboxProblem = ({ config, isProduction }: Runtime) =>
  isProduction && !config.simulator.url ? ('account.sandboxInProduction' as const) : null;

/**
 * A Graph client that speaks for an account. Throws a validation error when the account must not
 * speak: its token cannot be read, or it is a sandbox in production.
 */
export function clientOf(runtime: Runtime, account: AccountRow): GraphClient {
  const isSandbox = account.environment === 'sandbox';
  const problem = isSandbox && sandboxProblem(runtime);
  if (problem) throw refuse(problem, 'environment');
  const token = runtime.secrets.decrypt(account.accessToken);
  if (!token)
    throw refuse('secret.unreadable', 'accessToken', {
      field: 'access token',
      account: account.name,
    });
  return clientWith(runtime, account, token);
}

/** A client that speaks for the app itself; null where the account does not name it, or has no secret of it. */
export function appClientOf(runtime: Runtime, account: AccountRow): GraphClient | null {
  const secret = runtime.secrets.decrypt(account.appSecret);
  if (!account.appId || !secret) return null;
  return clientWith(runtime, account, `${account.appId}|${secret}`);
}

function clientWith(runtime: Runtime, account: AccountRow, token: string): GraphClient {
  const { graph, simulator } = runtime.config;
  const isSandbox = account.environment === 'sandbox';
  return createGraphClient(
    token,
    { ...graph, baseUrl: isSandbox ? (simulator.url ?? LOCAL_SIMULATOR) : graph.baseUrl },
    runtime.connections,
  );
}
