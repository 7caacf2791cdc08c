import { callbackOf, isSameAddress, TICKED_FIELDS } from '../webhook-fields';
import { judgeAnswer } from './asked';
import type { Finding } from './check';
import type { HealthFacts } from './facts';
import { APP_PAGES, appPage } from './links';

/** After so many days without a webhook it is worth saying. */
const QUIET_DAYS = 7;
const DAY_MS = 86_400_000;

/** The field without which neither answers nor ticks come. */
const VITAL = 'messages';

/** Whether this Strapi can be reached from outside: by what its address says, and by calling it. */
export function judgeAddress({ account, address, asked }: HealthFacts): Finding {
  const { url, problem } = address;
  if (problem) return { status: 'problem', code: problem, who: 'operator' };
  const at = asked.callback?.at ?? null;
  return judgeAnswer(asked.callback, ({ outcome, status, cause }): Finding => {
    const params = { url: url ?? '–' };
    if (outcome === 'reached') return { status: 'ok', code: 'health.address.reached', params, at };
    if (outcome === 'unreachable' && account.lastDeliveryAt !== null)
      return { status: 'ok', code: 'health.address.called', params };
    return outcome === 'refused'
      ? {
          status: 'problem',
          code: 'health.address.refused',
          params: { ...params, status: status ?? 0 },
          who: 'operator',
        }
      : {
          // From inside a network one's own address is often closed that is open from outside.
          status: 'warning',
          code: 'health.address.unreachable',
          params: { ...params, cause: cause ?? '–' },
          who: 'operator',
        };
  });
}

/** Whether Meta calls us, and nobody else. */
export function judgeCallback({ account, address, subscription }: HealthFacts): Finding {
  if (!subscription) return { status: 'unknown', code: 'health.notAsked', at: null };
  const at = subscription.checkedAt;
  const { callbacks } = subscription;
  const called = callbackOf({ followsOverride: true }, callbacks);
  const link = appPage(account.appId, APP_PAGES.webhooks);
  if (address.url === null) return { status: 'unknown', code: 'health.callback.noAddress', at };
  const ours = { url: address.url };
  if (called === null)
    return subscription.isSubscribed === null
      ? { status: 'unknown', code: 'health.callback.unknown', params: ours, link, at }
      : {
          status: 'problem',
          code: 'health.callback.missing',
          params: ours,
          fix: 'setCallback',
          link,
          at,
        };
  if (!isSameAddress(called, address.url) && isSameAddress(callbacks.app, address.url))
    return {
      status: 'problem',
      code: 'health.callback.override',
      params: { ...ours, other: called },
      fix: 'subscribe',
      at,
    };
  if (!isSameAddress(called, address.url))
    return {
      status: 'problem',
      code: 'health.callback.other',
      params: { ...ours, other: called },
      fix: 'setCallback',
      link,
      at,
    };
  if (callbacks.app !== null && !isSameAddress(callbacks.app, address.url))
    return {
      status: 'hint',
      code: 'health.callback.shared',
      params: { ...ours, other: callbacks.app },
      link,
      at,
    };
  return { status: 'ok', code: 'health.callback.ours', params: ours, at };
}

/** Whether this app gets what happens on the WhatsApp Business Account. */
export function judgeSubscription({ account, subscription }: HealthFacts): Finding {
  if (!subscription) return { status: 'unknown', code: 'health.notAsked', at: null };
  const at = subscription.checkedAt;
  if (subscription.isSubscribed === null)
    return { status: 'unknown', code: 'health.subscription.unknown', at };
  return subscription.isSubscribed
    ? { status: 'ok', code: 'health.subscription.ok', at }
    : {
        status: 'problem',
        code: 'health.subscription.missing',
        params: { waba: account.businessAccountId },
        fix: 'subscribe',
        at,
      };
}

/** Whether every webhook field is ticked that is read here. */
export function judgeFields({ account, subscription, fields }: HealthFacts): Finding {
  if (!subscription) return { status: 'unknown', code: 'health.notAsked', at: null };
  const at = subscription.checkedAt;
  const ticked = subscription.fields;
  const link = appPage(account.appId, APP_PAGES.webhooks);
  if (ticked === null) return { status: 'unknown', code: 'health.fields.unknown', link, at };
  // What has come since is worth more than what Meta said then.
  const live = new Set(fields.filter(({ state }) => state === 'live').map((line) => line.ticked));
  const missing = TICKED_FIELDS.filter((name) => !ticked.includes(name) && !live.has(name));
  const known = new Set(fields.filter(({ state }) => state === 'live').map(({ name }) => name));
  const params = { live: known.size, all: fields.length };
  if (missing.length === 0) return { status: 'ok', code: 'health.fields.all', params, at };
  const found = { params: { fields: missing.join(', ') }, fix: 'setCallback', link, at } as const;
  return missing.includes(VITAL)
    ? { status: 'problem', code: 'health.fields.vital', ...found }
    : { status: 'warning', code: 'health.fields.missing', ...found };
}

/** Whether something has come of Meta lately. */
export function judgeLastDelivery({ account, messages }: HealthFacts, now: Date): Finding {
  const { lastDeliveryAt } = account;
  if (messages.withoutWord > 0)
    return {
      status: 'problem',
      code: 'health.lastDelivery.noTicks',
      params: { count: messages.withoutWord },
      fix: 'log',
    };
  if (lastDeliveryAt === null) return { status: 'warning', code: 'health.lastDelivery.never' };
  const params = { at: lastDeliveryAt };
  return now.getTime() - Date.parse(lastDeliveryAt) > QUIET_DAYS * DAY_MS
    ? { status: 'hint', code: 'health.lastDelivery.quiet', params }
    : { status: 'ok', code: 'health.lastDelivery.lately', params };
}

/** So many refused calls can be somebody who tries; more are a wrong secret. */
const FEW_FORGED = 5;

/** Whether calls came that nobody of ours has signed. */
export function judgeSignatures({ account, forged }: HealthFacts): Finding {
  const { count, since } = forged;
  if (count === 0) return { status: 'ok', code: 'health.signatures.none', params: { since } };
  const params = { count, since };
  const link = appPage(account.appId, APP_PAGES.basic);
  return count <= FEW_FORGED && account.lastDeliveryAt !== null
    ? { status: 'hint', code: 'health.signatures.few', params, fix: 'log' }
    : { status: 'warning', code: 'health.signatures.many', params, fix: 'token', link };
}

/** Whether the app is in live mode: Meta does not say it, but what comes does. */
export function judgeLive(facts: HealthFacts): Finding {
  const { account, messages, hasTestDelivery, confirmed } = facts;
  const link = appPage(account.appId, APP_PAGES.basic);
  if (account.isSandbox) return { status: 'ok', code: 'health.live.sandbox' };
  if (account.lastDeliveryAt)
    return { status: 'ok', code: 'health.live.proven', params: { at: account.lastDeliveryAt } };
  if (messages.withoutWord > 0)
    return {
      status: 'warning',
      code: 'health.live.noTicks',
      params: { count: messages.withoutWord },
      link,
    };
  if (hasTestDelivery) return { status: 'warning', code: 'health.live.onlyTests', link };
  if (confirmed.appIsLive)
    return { status: 'ok', code: 'health.live.confirmed', params: { ...confirmed.appIsLive } };
  return { status: 'unknown', code: 'health.live.unknown', link };
}
