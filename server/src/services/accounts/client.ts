import type { Environment } from '../../../../shared/contracts/accounts';
import { refuse } from '../../errors';
import { createGraphClient, type GraphClient } from '../../meta/client';
import { isPrivateHost } from '../../private-host';
import type { AccountRow } from '../../store/rows';
import type { Runtime } from '../../runtime';
import { secretOf } from './secrets';

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
  const token = secretOf(runtime, account, 'accessToken');
  if (!token)
    throw refuse('secret.unreadable', 'accessToken', {
      field: 'access token',
      account: account.name,
    });
  return clientWith(runtime, account.environment, token);
}

/** A client that speaks for the app itself; null where the account does not name it, or has no secret of it. */
export function appClientOf(runtime: Runtime, account: AccountRow): GraphClient | null {
  const secret = secretOf(runtime, account, 'appSecret');
  if (!account.appId || !secret) return null;
  return clientWith(runtime, account.environment, `${account.appId}|${secret}`);
}

/** Where Meta is, or whoever stands for it. */
export const baseUrlOf = ({ config }: Pick<Runtime, 'config'>, environment: Environment): string =>
  environment === 'sandbox' ? (config.simulator.url ?? LOCAL_SIMULATOR) : config.graph.baseUrl;

/** Where the Graph API is for an account, with its version. */
export const graphUrlOf = (
  runtime: Pick<Runtime, 'config'>,
  { environment }: Pick<AccountRow, 'environment'>,
): string => `${baseUrlOf(runtime, environment)}/${runtime.config.graph.version}`;

/** Whether it is on this machine or network: it reaches addresses that Meta does not. */
export const isNearby = (runtime: Runtime, environment: Environment): boolean =>
  isPrivateHost(new URL(baseUrlOf(runtime, environment)).hostname);

/** A client that speaks with a token which is not stored. */
export const clientWith = (
  runtime: Runtime,
  environment: Environment,
  token: string,
): GraphClient =>
  createGraphClient(
    token,
    { ...runtime.config.graph, baseUrl: baseUrlOf(runtime, environment) },
    runtime.connections,
  );
