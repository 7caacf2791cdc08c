import type { SubscribeInput, Subscription } from '../../../../shared/contracts/webhooks';
import { replacedBy, type Callbacks } from '../../../../shared/domain/webhook-fields';
import { askMeta, refuse } from '../../errors';
import type { GraphClient } from '../../meta/client';
import { GraphError } from '../../meta/errors';
import {
  getCallbacks,
  listSubscribedApps,
  MAX_OVERRIDE,
  setNumberCallback,
  subscribeApp,
  unsubscribeApp,
  type Callback,
} from '../../meta/resources/accounts';
import { getAppSubscription } from '../../meta/resources/apps';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { appClientOf, clientOf } from './client';
import { ourCallback } from './our-callback';
import { webhookAddress } from './webhook-address';

const UNKNOWN: Callbacks = { number: null, businessAccount: null, app: null };

/** Asks one thing of Meta; what it refuses to tell is noted in words, and the rest is asked all the same. */
async function tellOr<T>(problems: string[], otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (failure) {
    if (!(failure instanceof GraphError)) throw failure;
    problems.push(
      failure.metaCode === null
        ? failure.message
        : `${failure.diagnosis.title} (code ${failure.metaCode})`,
    );
    return otherwise;
  }
}

/** Asks Meta who gets the webhooks of an account, and which fields are ticked; it never fails for Meta. */
export async function readSubscription(runtime: Runtime, row: AccountRow): Promise<Subscription> {
  const client = clientOf(runtime, row);
  const appClient = appClientOf(runtime, row);
  const problems: string[] = [];
  const apps = await tellOr(problems, null, () =>
    listSubscribedApps(client, row.businessAccountId),
  );
  const callbacks = await tellOr(problems, UNKNOWN, () => getCallbacks(client, row.phoneNumberId));
  const fields = await tellOr(problems, null, async () =>
    appClient ? (await getAppSubscription(appClient, row.appId!)).fields : null,
  );
  const app = row.appId ? apps?.find(({ id }) => id === row.appId) : apps?.[0];
  return {
    checkedAt: runtime.now().toISOString(),
    isSubscribed: apps && app !== undefined,
    appName: app?.name ?? null,
    fields,
    callbacks: { ...callbacks, businessAccount: app?.callback ?? callbacks.businessAccount },
    problem: [...new Set(problems)].join(' ') || null,
  };
}

/** Our address as it may stand before that of the app. */
function ourOverride(runtime: Runtime, row: AccountRow): Callback {
  const callback = ourCallback(runtime, row);
  if (callback.url.length > MAX_OVERRIDE)
    throw refuse('subscription.tooLong', 'callback', { url: callback.url, limit: MAX_OVERRIDE });
  return callback;
}

async function dropNumberCallback(client: GraphClient, row: AccountRow, now: Callbacks) {
  if (now.number !== null) await setNumberCallback(client, row.phoneNumberId, null);
}

/**
 * Has Meta send what happens on an account: to the callback of the app, or to ours alone, for the whole
 * business account or for this number. Throws a validation error where another system would be cut off
 * and nobody has said that it may be.
 */
export async function subscribe(
  runtime: Runtime,
  row: AccountRow,
  { callback: level = 'app', replace = false }: SubscribeInput,
): Promise<void> {
  const client = clientOf(runtime, row);
  const callback = level === 'app' ? null : ourOverride(runtime, row);
  const { isSubscribed, callbacks } = await readSubscription(runtime, row);
  const ours = webhookAddress(runtime).callbackUrl;
  const replaced = replacedBy(level, callbacks, ours);
  if (replaced.length > 0 && !replace)
    throw refuse('subscription.replaces', 'replace', { url: replaced.join(', ') });
  await askMeta(async () => {
    if (level === 'number') {
      // Whoever is subscribed keeps the callback of the business account.
      if (!isSubscribed) await subscribeApp(client, row.businessAccountId);
      await setNumberCallback(client, row.phoneNumberId, callback);
    } else {
      await subscribeApp(client, row.businessAccountId, callback);
      await dropNumberCallback(client, row, callbacks);
    }
  });
}

/** Ends all webhooks of the business account for this app. */
export async function unsubscribe(runtime: Runtime, row: AccountRow): Promise<void> {
  const client = clientOf(runtime, row);
  await askMeta(() => unsubscribeApp(client, row.businessAccountId));
}
