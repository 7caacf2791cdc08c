import type { AppCallback, SetCallbackInput } from '../../../../shared/contracts/webhooks';
import { isSameAddress, TICKED_FIELDS } from '../../../../shared/domain/webhook-fields';
import { askMeta, refuse } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { GraphError } from '../../meta/errors';
import { debugToken } from '../../meta/resources/accounts';
import { getAppSubscription, setAppSubscription } from '../../meta/resources/apps';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { appClientOf, clientOf, isNearby } from './client';
import { ourCallback } from './our-callback';
import { secretOf } from './secrets';
import { webhookAddress, whyUnreachable } from './webhook-address';

/** Meta's code for a token that it does not take: for an app, its id and its secret do not fit. */
const BAD_TOKEN = 190;
/** Meta’s code for a value that it does not know, such as a field that this app is not offered. */
const BAD_PARAMETER = 100;
/** Meta’s code for an address that did not answer as it has to. */
const BAD_CALLBACK = 2200;

/** The app of an account; where the account does not name it, the one that its token belongs to. */
async function appIdOf(runtime: Runtime, row: AccountRow): Promise<string> {
  if (row.appId) return row.appId;
  const token = secretOf(runtime, row, 'accessToken');
  const info = await askMeta(() => debugToken(clientOf(runtime, row), token ?? ''));
  if (!info.app_id) throw refuse('appCallback.noApp', 'appId');
  return info.app_id;
}

/** A client that speaks for the app of an account. Throws a validation error where it cannot. */
async function openApp(runtime: Runtime, row: AccountRow) {
  if (!secretOf(runtime, row, 'appSecret')) throw refuse('appCallback.noSecret', 'appSecret');
  const appId = await appIdOf(runtime, row);
  return { appId, client: appClientOf(runtime, { ...row, appId })! };
}

/** Runs a call that an app makes for itself; what is wrong with its secret or our address is told as that. */
function askAsApp<T>(appId: string, url: string | null, call: () => Promise<T>): Promise<T> {
  return askMeta(async () => {
    try {
      return await call();
    } catch (failure) {
      if (!(failure instanceof GraphError)) throw failure;
      if (failure.metaCode === BAD_TOKEN)
        throw refuse('appCallback.secretWrong', 'appSecret', { app: appId });
      if (failure.metaCode === BAD_CALLBACK)
        throw refuse('appCallback.refused', 'callback', {
          url: url ?? '–',
          reason: failure.metaMessage ?? '–',
        });
      throw failure;
    }
  });
}

/** Asks Meta which address it calls for an app, and which fields are ticked. */
async function read(runtime: Runtime, appId: string, client: GraphClient): Promise<AppCallback> {
  const { url, isActive, fields } = await askAsApp(appId, null, () =>
    getAppSubscription(client, appId),
  );
  return {
    appId,
    url,
    isActive,
    isOurs: isSameAddress(url, webhookAddress(runtime).callbackUrl),
    fields,
    missing: TICKED_FIELDS.filter((field) => !fields.includes(field)),
  };
}

const isUnknownField = (failure: unknown): boolean =>
  failure instanceof GraphError && failure.metaCode === BAD_PARAMETER;

/** Ticks all fields; where Meta does not offer one of them, every other that it offers. */
async function tick(fields: string[], set: (fields: string[]) => Promise<void>): Promise<void> {
  try {
    return await set(fields);
  } catch (failure) {
    if (!isUnknownField(failure)) throw failure;
  }
  const [first, ...others] = fields;
  let ticked = [first!];
  await set(ticked);
  for (const field of others)
    try {
      await set([...ticked, field]);
      ticked = [...ticked, field];
    } catch (failure) {
      if (!isUnknownField(failure)) throw failure;
    }
}

/**
 * Has Meta call this Strapi for the app of an account, with every field that is read here; fields that
 * were ticked besides stay. Meta calls the address at once and takes it only where it answers. Throws a
 * validation error (`appCallback.replaces`, with the address) where another system is called until now
 * and nobody has said that it may be cut off.
 */
export async function setAppCallback(
  runtime: Runtime,
  row: AccountRow,
  { replace = false }: SetCallbackInput = {},
): Promise<{ callback: AppCallback; replaced: string | null }> {
  const callback = ourCallback(runtime, row);
  const problem = isNearby(runtime, row.environment) ? null : whyUnreachable(runtime);
  if (problem) throw refuse(problem, 'callback');
  // Meta asks at once, and the verify token of an account that is off is nobody's.
  if (!row.enabled) throw refuse('account.disabled', 'enabled', { account: row.name });
  const { appId, client } = await openApp(runtime, row);
  const { url, isOurs, fields } = await read(runtime, appId, client);
  const replaced = isOurs ? null : url;
  if (replaced !== null && !replace)
    throw refuse('appCallback.replaces', 'replace', { url: replaced });
  await askAsApp(appId, callback.url, () =>
    tick([...new Set([...TICKED_FIELDS, ...fields])], (wanted) =>
      setAppSubscription(client, appId, callback, wanted),
    ),
  );
  return { callback: await read(runtime, appId, client), replaced };
}
