import type { Context, Next } from 'koa';

import { advanceStatuses } from '../reactors/advance-statuses';
import type { Unapplied } from '../reactors/unapplied';
import { updateTemplates } from '../reactors/update-templates';
import type { Runtime } from '../runtime';
import type { KeptItem } from '../store/deliveries';
import { createGroupCommit } from '../store/group-commit';
import { inTransaction, isTransient } from '../store/table';
import type { StatusEvent, TemplateStatusEvent, WebhookEvent } from '../webhook/events';
import { createIngress, type Callers } from '../webhook/ingress';
import { itemKey } from '../webhook/item-key';
import { webhookPath } from './accounts/webhook-address';

/** How long who may call is remembered; a change in this process is seen at once. */
const CALLERS_MS = 30_000;

/** A flood of forgeries must not become a flood of queries. */
const FRESH_MS = 1_000;

/** The time of the last delivery is for people: once in a while is enough. */
const NOTE_MS = 5_000;

const ofType = <T extends WebhookEvent['type']>(events: WebhookEvent[], type: T) =>
  events.filter((event): event is Extract<WebhookEvent, { type: T }> => event.type === type);

const keepStatus = ({ event, verdict, reason }: Unapplied<StatusEvent>): KeptItem => ({
  itemKey: itemKey('status', [event.wamid, event.state]),
  field: 'messages.statuses',
  businessAccountId: event.businessAccountId,
  verdict,
  reason,
  body: event.raw,
});

const keepDecision = ({ event, verdict, reason }: Unapplied<TemplateStatusEvent>): KeptItem => ({
  itemKey: event.itemKey,
  field: 'message_template_status_update',
  businessAccountId: event.businessAccountId,
  verdict,
  reason,
  body: event.raw,
});

/** The internal service `webhook`: who may call, and what becomes of what they say. */
export function createWebhook(runtime: Runtime) {
  const { strapi, accounts, secrets, deliveries, writer, now, config } = runtime;
  let remembered: { callers: Callers; at: number } | null = null;
  let loading: Promise<Callers> | null = null;
  let forged = 0;
  let notedAt = 0;

  async function loadCallers(): Promise<Callers> {
    const bySecret = new Map<string, Set<string>>();
    const verifyTokens: string[] = [];
    for (const account of await accounts.listEnabled()) {
      for (const encrypted of [account.appSecret, account.previousAppSecret]) {
        const secret = secrets.decrypt(encrypted);
        if (!secret) continue;
        const businesses = bySecret.get(secret) ?? new Set();
        bySecret.set(secret, businesses.add(account.businessAccountId));
      }
      const token = secrets.decrypt(account.webhookVerifyToken);
      if (token) verifyTokens.push(token);
    }
    return { secrets: bySecret, verifyTokens };
  }

  async function callers(fresh = false): Promise<Callers> {
    const age = remembered ? now().getTime() - remembered.at : Infinity;
    if (remembered && age <= (fresh ? FRESH_MS : CALLERS_MS)) return remembered.callers;
    // Calls that come together ask once.
    if (loading) return loading;
    const mine = loadCallers()
      .then((loaded) => {
        // Not when accounts have changed meanwhile.
        if (loading === mine) remembered = { callers: loaded, at: now().getTime() };
        return loaded;
      })
      .finally(() => {
        if (loading === mine) loading = null;
      });
    loading = mine;
    return mine;
  }

  const keep = createGroupCommit<KeptItem, void>(async (items) => {
    await inTransaction(strapi, () => deliveries.insertNew(items, now()));
    return items.map(() => undefined);
  }, isTransient);

  function noteDelivery(businessAccountIds: string[]): void {
    if (now().getTime() - notedAt < NOTE_MS) return;
    notedAt = now().getTime();
    accounts
      .noteDelivery(businessAccountIds, now())
      .catch((failure: unknown) =>
        strapi.log.warn(
          `[whatsapp] The time of the last delivery was not stored: ${String(failure)}`,
        ),
      );
  }

  async function apply(events: WebhookEvent[], businessAccountIds: string[]): Promise<void> {
    const [statuses, decisions] = await Promise.all([
      advanceStatuses(strapi, writer, ofType(events, 'status'), now()),
      updateTemplates(runtime, ofType(events, 'templateStatus')),
    ]);
    const kept: KeptItem[] = [
      ...statuses.map(keepStatus),
      ...decisions.map(keepDecision),
      ...ofType(events, 'kept').map(({ raw, ...event }) => ({
        itemKey: event.itemKey,
        field: event.field,
        businessAccountId: event.businessAccountId,
        verdict: event.verdict,
        reason: null,
        body: raw,
      })),
    ];
    await Promise.all(kept.map((item) => keep.submit(item)));
    noteDelivery(businessAccountIds);
  }

  const ingress = createIngress({
    path: webhookPath(runtime),
    maxBodyBytes: config.webhook.maxBodyBytes,
    callers,
    apply,
    onForged() {
      forged += 1;
      // The first ones matter to whoever set it up; a flood must not fill the log.
      if (forged <= 5 || forged % 1_000 === 0)
        strapi.log.warn(
          `[whatsapp] A webhook call was refused: its signature matches no app secret of an enabled account (${forged} since start).`,
        );
    },
    onFailure: (failure) =>
      strapi.log.error(
        `[whatsapp] A webhook could not be stored: ${(failure as Error)?.stack ?? String(failure)}`,
      ),
  });

  return {
    middleware: (ctx: Context, next: Next) => ingress(ctx, next),
    /** Accounts have changed: who may call is looked up again. */
    forgetCallers(): void {
      remembered = null;
      loading = null;
    },
    idle: keep.idle,
  };
}

export type Webhook = ReturnType<typeof createWebhook>;
