import type { RefusedCalls } from '../../../../shared/contracts/webhooks';
import type { AskedFacts, HealthFacts } from '../../../../shared/domain/health/facts';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { isNearby } from '../accounts/client';
import { readReceiving } from '../accounts/receiving';
import { isCopied, toIso } from '../accounts/view';
import { secretOf } from '../accounts/secrets';
import { webhookAddress, whyUnreachable } from '../accounts/webhook-address';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Meta tells of a message within seconds; after this long it does not any more. */
const PATIENCE_MS = HOUR_MS;

/** How far back it matters that Meta has not told of a message. */
const BACK_MS = 7 * DAY_MS;

/** More of them say no more. */
const MOST_WITHOUT_WORD = 100;

/** Test deliveries of the App Dashboard are about no business at all. */
const TEST_BUSINESS = '0';

/** Before the first look. */
export const NOTHING_ASKED: AskedFacts = {
  token: null,
  number: null,
  business: null,
  appSecret: null,
  callback: null,
  clock: null,
};

/** What the facts need besides the database. */
export interface Around {
  refused(): RefusedCalls | Promise<RefusedCalls>;
  /** Whether this process sends. */
  isWorking(): boolean;
}

async function countWithoutWord({ messages, now }: Runtime, row: AccountRow): Promise<number> {
  const to = new Date(now().getTime() - PATIENCE_MS);
  const last = row.lastDeliveryAt ? new Date(row.lastDeliveryAt).getTime() : 0;
  const from = new Date(Math.max(last, to.getTime() - BACK_MS));
  if (from >= to) return 0;
  return messages.countWithoutWord(row.id, { from, to }, MOST_WITHOUT_WORD);
}

/** Our address; the simulator is on this machine, so it reaches what Meta does not. */
function addressOf(runtime: Runtime, { environment }: AccountRow): HealthFacts['address'] {
  const url = webhookAddress(runtime).callbackUrl;
  const isReached = url !== null && isNearby(runtime, environment);
  return { url, problem: isReached ? null : whyUnreachable(runtime) };
}

/** Everything that is known about an account without asking anybody: only the database is read. */
export async function readFacts(
  runtime: Runtime,
  row: AccountRow,
  around: Around,
): Promise<HealthFacts> {
  const { secrets, messages, templates, deliveries, alerts, config, now } = runtime;
  const refused = await around.refused();
  const time = now();
  const dayAgo = new Date(time.getTime() - DAY_MS).toISOString();
  const payments = await alerts.listOpenOfAccounts(['account.payment']);
  const { due, oldestDueAt } = await messages.dueOfAccount(row.id, time);
  return {
    account: {
      name: row.name,
      isSandbox: row.environment === 'sandbox',
      enabled: Boolean(row.enabled),
      holdReason: row.holdReason,
      copiedFrom: isCopied(runtime, row) ? row.installationId : null,
      phoneNumberId: row.phoneNumberId,
      businessAccountId: row.businessAccountId,
      appId: row.appId,
      hasToken: secretOf(runtime, row, 'accessToken') !== null,
      hasAppSecret: secretOf(runtime, row, 'appSecret') !== null,
      hasVerifyToken: secrets.decrypt(row.webhookVerifyToken) !== null,
      appSecretAt: toIso(row.appSecretAt),
      lastDeliveryAt: toIso(row.lastDeliveryAt),
      lastSyncedAt: toIso(row.lastSyncedAt),
      syncFailures: row.syncFailures ?? 0,
    },
    asked: { ...NOTHING_ASKED, ...row.asked },
    subscription: row.subscription,
    address: addressOf(runtime, row),
    fields: (await readReceiving(runtime, row, refused)).fields,
    forged: {
      count: refused.latest.filter(({ at, reason }) => reason === 'forged' && at > dayAgo).length,
      since: refused.since > dayAgo ? refused.since : dayAgo,
    },
    hasEncryptionKey: secrets.hasKey(),
    graphVersion: config.graph.version,
    queue: {
      engine: config.queue.engine,
      isWorking: around.isWorking(),
      due,
      oldestDueAt: toIso(oldestDueAt),
    },
    messages: {
      hasArrived: await messages.hasArrived(row.id),
      withoutWord: await countWithoutWord(runtime, row),
    },
    hasTestDelivery: await deliveries.isAnyOf(TEST_BUSINESS),
    approvedTemplates: await templates.countApproved(row.businessAccountId),
    hasPaymentAlert: payments.some(({ account }) => account === row.id),
    confirmed: row.confirmed ?? {},
  };
}
