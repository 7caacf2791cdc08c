import type { Environment } from '../../../../shared/contracts/accounts';
import type { ConnectInput } from '../../../../shared/contracts/connect';
import { checkApp, checkToken, type TokenFacts } from '../../../../shared/domain/connect';
import { error, type Issue } from '../../../../shared/domain/issue';
import type { GraphClient } from '../../meta/client';
import { GraphError, redact } from '../../meta/errors';
import { debugToken, type TokenInfo } from '../../meta/resources/accounts';
import { getApp } from '../../meta/resources/apps';
import type { Runtime } from '../../runtime';
import { clientWith } from './client';

/** Meta's codes for a token that it does not take, and for an app that it does not know. */
const BAD_TOKEN = [190, 101];
/** Meta's code for a token that the app which asks has not issued. */
const NOT_ITS_OWN = 100;
/** Meta's subcode for a token whose time is over. */
const EXPIRED = 463;

const isRefusal = (failure: unknown): failure is GraphError =>
  failure instanceof GraphError && failure.outcome === 'refused';

const isBadToken = (failure: unknown): failure is GraphError =>
  isRefusal(failure) && BAD_TOKEN.includes(failure.metaCode!);

/** Seconds since 1970 as a time; 0 and nothing mean never. */
const timeOf = (seconds: number | undefined): Date | null =>
  seconds ? new Date(seconds * 1000) : null;

function toFacts(info: TokenInfo, token: string, now: Date): TokenFacts {
  const expiresAt = timeOf(info.expires_at);
  return {
    type: info.type ?? null,
    isValid: info.is_valid !== false,
    reason: info.error?.message ? redact(info.error.message, [token]) : null,
    isExpired: info.error?.subcode === EXPIRED || (expiresAt !== null && expiresAt <= now),
    appId: info.app_id ?? null,
    appName: info.application || null,
    expiresAt,
    dataAccessEndsAt: timeOf(info.data_access_expires_at),
    scopes: info.scopes ?? [],
    targets: Object.fromEntries(
      (info.granular_scopes ?? []).flatMap(({ scope, target_ids }) =>
        scope ? [[scope, target_ids ?? null]] : [],
      ),
    ),
  };
}

/** What a token that Meta does not even look at is known by. */
const refused = ({ subcode, metaMessage }: GraphError): TokenInfo => ({
  is_valid: false,
  error: { message: metaMessage ?? undefined, subcode: subcode ?? undefined },
});

/** What Meta tells a token about itself; null where it wants the app to ask. */
async function askItself(client: GraphClient, token: string): Promise<TokenInfo | null> {
  try {
    return await debugToken(client, token);
  } catch (failure) {
    if (isBadToken(failure)) return refused(failure);
    if (isRefusal(failure)) return null;
    throw failure;
  }
}

/** What was found out about a token and an app secret. */
export interface LookedAt {
  app: { id: string; name: string | null } | null;
  facts: TokenFacts | null;
  issues: Issue[];
}

/**
 * Finds out which app a token belongs to, what it may do, and whether the app secret is that of its app.
 * Stores nothing. Throws what a call to Meta throws that fails for another reason than these two.
 */
export async function lookAtToken(
  runtime: Runtime,
  environment: Environment,
  { accessToken, appSecret, appId: entered = null }: ConnectInput,
): Promise<LookedAt> {
  const now = runtime.now();
  const told = await askItself(clientWith(runtime, environment, accessToken), accessToken);
  let facts = told && toFacts(told, accessToken, now);
  if (facts && (!facts.isValid || facts.isExpired))
    return { app: null, facts, issues: checkToken(facts, now) };
  const appId = facts?.appId ?? entered;
  if (!appId) return { app: null, facts, issues: [error('connect.needsApp', 'appId')] };

  const app = { id: appId, name: facts?.appName ?? null };
  const issues = facts ? checkApp(facts, entered) : [];
  const asApp = clientWith(runtime, environment, `${appId}|${appSecret}`);
  try {
    app.name = (await getApp(asApp, appId)).name ?? app.name;
    facts ??= toFacts(await debugToken(asApp, accessToken), accessToken, now);
  } catch (failure) {
    if (isBadToken(failure))
      issues.push(
        facts
          ? error('connect.secretWrong', 'appSecret', { app: appId, name: app.name ?? '–' })
          : error('appCallback.secretWrong', 'appSecret', { app: appId }),
      );
    else if (!facts && isRefusal(failure) && failure.metaCode === NOT_ITS_OWN)
      issues.push(error('connect.tokenOfOtherApp', 'accessToken', { app: appId }));
    else throw failure;
  }
  return { app, facts, issues: facts ? [...issues, ...checkToken(facts, now)] : issues };
}
