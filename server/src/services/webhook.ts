import type { Context, Next } from 'koa';

import { forLog } from '../errors';
import { createAdvanceTogether } from '../reactors/advance-together';
import { changeMessages, type ChangeEvent } from '../reactors/change-messages';
import { moveIdentities } from '../reactors/move-identities';
import { notePreferences } from '../reactors/note-preferences';
import {
  createRecordMessages,
  type InboundReaction,
  type ReceivedEvent,
} from '../reactors/record-messages';
import type { Unapplied } from '../reactors/unapplied';
import { updateAccounts } from '../reactors/update-accounts';
import { updateTemplates, type TemplateReactions } from '../reactors/update-templates';
import { keptWithoutErased, withoutErased } from '../reactors/without-erased';
import type { Runtime } from '../runtime';
import type { KeptItem } from '../store/deliveries';
import { createGroupCommit } from '../store/group-commit';
import { inTransaction, isTransient } from '../store/table';
import type { AccountRow, DeliveryRow } from '../store/rows';
import type {
  AccountEvent,
  PreferenceEvent,
  StatusEvent,
  TemplateEvent,
  WebhookEvent,
} from '../webhook/events';
import { CAPACITY, createIngress, type Callers, type Refusal } from '../webhook/ingress';
import { itemKey } from '../webhook/item-key';
import { readKept } from '../webhook/read-kept';
import { createRush } from '../webhook/rush';
import type { AccountRecorder } from './accounts/record-news';
import type { AccountTrouble } from './accounts/trouble';
import { VIA_HEADER, type Forwarding } from './forwarding';
import type { RefusedCallsCounter } from './refused-calls';
import type { WebhookFields } from './webhook-fields';
import { secretOf } from './accounts/secrets';
import { webhookPath } from './accounts/webhook-address';

/** How long who may call is remembered; a change in this process is seen at once. */
const CALLERS_MS = 30_000;

/** A flood of forgeries must not become a flood of queries. */
const FRESH_MS = 1_000;

const ofType = <T extends WebhookEvent['type']>(events: WebhookEvent[], type: T) =>
  events.filter((event): event is Extract<WebhookEvent, { type: T }> => event.type === type);

const keepStatus = ({ event, verdict, reason }: Unapplied<StatusEvent>): KeptItem => ({
  itemKey: itemKey('status', [event.wamid, event.state]),
  field: 'messages.statuses',
  businessAccountId: event.businessAccountId,
  verdict,
  reason,
  wamid: event.wamid,
  body: event.raw,
});

const keepWhole = ({
  event,
  verdict,
  reason,
}: Unapplied<TemplateEvent | AccountEvent | PreferenceEvent>): KeptItem => ({
  itemKey: event.itemKey,
  field: event.field,
  businessAccountId: event.businessAccountId,
  verdict,
  reason,
  toldAt: event.at,
  body: event.raw,
});

/** A message that could not be written down, with what is needed to understand it later. */
const keepMessage = ({
  event,
  verdict,
  reason,
}: Unapplied<ReceivedEvent | ChangeEvent>): KeptItem => ({
  itemKey: event.itemKey,
  field: event.type === 'inbound' ? 'messages' : event.field,
  businessAccountId: event.businessAccountId,
  verdict,
  reason,
  ...(verdict === 'parked' && {
    wamid: event.type === 'edit' || event.type === 'revoke' ? event.targetWamid : event.wamid,
  }),
  body: event.raw,
});

const REFUSALS: Record<Refusal, string> = {
  unsigned: 'it has no signature',
  forged: 'its signature matches no app secret of an enabled account',
  tooLarge: 'its body is larger than webhook.maxBodyBytes',
  notJson: 'its body is signed but is no JSON',
  verifyToken: 'its verify token belongs to no enabled account',
};

/** The internal service `webhook`: who may call, and what becomes of what they say. */
export function createWebhook(
  runtime: Runtime,
  reactions: TemplateReactions & {
    trouble: AccountTrouble;
    news: AccountRecorder;
    forwarding: Forwarding;
    fields: Pick<WebhookFields, 'note'>;
    refused: Pick<RefusedCallsCounter, 'note'>;
    /** What follows from what people write. */
    inbound: readonly InboundReaction[];
    /** There are files to fetch. */
    onMedia(): void;
  },
) {
  const { strapi, accounts, secrets, deliveries, now, config } = runtime;
  let remembered: { callers: Callers; at: number } | null = null;
  let loading: Promise<Callers> | null = null;
  /** Names of the accounts whose app secret cannot be read, so that nothing can be told from a forgery. */
  let unreadable: string[] = [];

  /** Whether the time is over in which the secret before the present one counts too. */
  const isRotated = ({ previousAppSecret, previousAppSecretUntil }: AccountRow): boolean =>
    previousAppSecret !== null &&
    (previousAppSecretUntil === null || new Date(previousAppSecretUntil) <= now());

  async function loadCallers(): Promise<Callers> {
    const bySecret = new Map<string, Set<string>>();
    const verifyTokens: string[] = [];
    const enabled = await accounts.listEnabled();
    if (enabled.some(isRotated)) await accounts.forgetOldSecrets(now());
    for (const account of enabled) {
      const previous = isRotated(account) ? null : account.previousAppSecret;
      for (const secret of [secretOf(runtime, account, 'appSecret'), secrets.decrypt(previous)]) {
        if (!secret) continue;
        const businesses = bySecret.get(secret) ?? new Set();
        bySecret.set(secret, businesses.add(account.businessAccountId));
      }
      const token = secrets.decrypt(account.webhookVerifyToken);
      if (token) verifyTokens.push(token);
    }
    unreadable = enabled
      .filter((account) => secretOf(runtime, account, 'appSecret') === null)
      .map(({ name }) => name);
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

  const messages = createRecordMessages(runtime, reactions.inbound, reactions.onMedia);

  const together = createAdvanceTogether(runtime, reactions.trouble);

  const applyStatuses = async (events: StatusEvent[]): Promise<KeptItem[]> =>
    (await together.advance(events)).map(keepStatus);

  async function applyMixed(events: WebhookEvent[]): Promise<KeptItem[]> {
    // Before what these people write by their new names: nobody is to be known twice for that.
    const unmoved = await moveIdentities(runtime, ofType(events, 'identity'));
    const changes = events.filter(
      (event): event is ChangeEvent => event.type === 'edit' || event.type === 'revoke',
    );
    const [statuses, decisions, news, preferences, unrecorded] = await Promise.all([
      applyStatuses(ofType(events, 'status')),
      updateTemplates(
        strapi,
        reactions,
        events.filter((event): event is TemplateEvent => event.type.startsWith('template')),
      ),
      updateAccounts(
        strapi,
        { accounts, recorder: reactions.news },
        events.filter((event): event is AccountEvent => event.type.startsWith('account')),
      ),
      notePreferences(runtime, ofType(events, 'preference')),
      messages.record(
        events.filter(
          (event): event is ReceivedEvent => event.type === 'inbound' || event.type === 'echo',
        ),
      ),
    ]);
    // After the messages that they are about, which may have come with them.
    const unchanged = changes.length > 0 ? await changeMessages(runtime, changes) : [];
    const failures = new Map(unmoved.map((one) => [one.event.itemKey, one]));
    return [
      ...statuses,
      ...unrecorded.map(keepMessage),
      ...unchanged.map(keepMessage),
      ...[...decisions, ...news, ...preferences].map(keepWhole),
      ...ofType(events, 'kept').map(({ raw, ...event }) => ({
        itemKey: event.itemKey,
        field: event.field,
        businessAccountId: event.businessAccountId,
        verdict: failures.get(event.itemKey)?.verdict ?? event.verdict,
        reason: failures.get(event.itemKey)?.reason ?? null,
        body: raw,
      })),
    ];
  }

  const isStatus = (event: WebhookEvent): event is StatusEvent => event.type === 'status';

  /** Gives events their effect; answers what had none. */
  const applyEach = async (events: WebhookEvent[]): Promise<KeptItem[]> =>
    events.every(isStatus)
      ? applyStatuses(events)
      : applyMixed(await withoutErased(runtime, events));

  async function apply(events: WebhookEvent[]): Promise<void> {
    const kept = await keptWithoutErased(runtime, await applyEach(events));
    if (kept.length > 0) await Promise.all(kept.map((item) => keep.submit(item)));
  }

  /** Tries once more to apply what is kept; what has its effect now is kept no more, and the answer is null. */
  async function applyAgain(
    row: DeliveryRow,
  ): Promise<Pick<KeptItem, 'verdict' | 'reason'> | null> {
    const events = readKept(row);
    const kept = await applyEach(events);
    const left = kept.find((item) => item.itemKey === row.itemKey) ?? kept[0];
    if (events.length > 0 && !left) {
      await deliveries.delete([row.id]);
      return null;
    }
    const { verdict, reason } = left ?? { verdict: 'unknown', reason: null };
    if (verdict !== row.verdict || reason !== row.reason)
      await deliveries.saveVerdict(row.id, verdict, reason);
    return { verdict, reason };
  }

  const unreadableWords = (): string =>
    unreadable.length === 0
      ? ''
      : ` The app secret of ${unreadable.map((name) => `“${name}”`).join(', ')} is missing or cannot be read: enter it again.`;

  const ingress = createIngress({
    path: webhookPath(runtime),
    maxBodyBytes: config.webhook.maxBodyBytes,
    capacity: CAPACITY,
    callers,
    apply,
    viaHeader: VIA_HEADER,
    onStored(delivery) {
      reactions.fields.note(delivery.counts);
      reactions.forwarding.forward(delivery);
    },
    onRefused(reason, bytes, claims) {
      const count = reactions.refused.note(reason, bytes, claims);
      // The first ones matter to whoever set it up; a flood must not fill the log.
      if (count <= 5 || count % 1_000 === 0)
        strapi.log.warn(
          `[whatsapp] A webhook call was refused: ${REFUSALS[reason]} (${count} refused since start).${unreadableWords()}`,
        );
    },
    onFailure: (failure) =>
      strapi.log.error(`[whatsapp] A webhook could not be stored: ${forLog(failure)}`),
  });

  const rush = createRush(ingress.underWay);

  return {
    middleware: (ctx: Context, next: Next) => ingress.middleware(ctx, next),

    /** Whether webhooks come faster than this process can take them, so that all else has to wait. */
    isRush: () => rush.isOn(),

    applyAgain,

    /** Accounts have changed: who may call is looked up again. */
    forgetCallers(): void {
      remembered = null;
      loading = null;
    },
    async idle(): Promise<void> {
      await Promise.all([together.idle(), messages.idle(), keep.idle()]);
    },
  };
}

export type Webhook = ReturnType<typeof createWebhook>;
