import type { RefusedCalls, RefusedCounts } from '../../../shared/contracts/webhooks';
import { hiddenFromActor, type Actor } from '../actor';
import { forLog } from '../errors';
import type { Runtime } from '../runtime';
import { outsideTransactions } from '../store/outside-transactions';
import type { AccountRow } from '../store/rows';
import type { Refusal } from '../webhook/ingress';
import { tellAlert } from './alerts';

/** So many are remembered: enough to see what is wrong, and no more than that of a flood. */
const REMEMBERED = 20;

/** Counts are for people: once in a while is enough, however many there are. */
const NOTE_MS = 5_000;

const HOUR_MS = 3_600_000;

/** So many within an hour are no chance: one app calls with a secret that is not ours. */
const ALERT_FROM = 10;

const ALERT_KIND = 'webhook.forged';

const toCounts = (sums: ReadonlyMap<string, number>): RefusedCounts => ({
  unsigned: sums.get('unsigned') ?? 0,
  forged: sums.get('forged') ?? 0,
  tooLarge: sums.get('tooLarge') ?? 0,
  notJson: sums.get('notJson') ?? 0,
  verifyToken: sums.get('verifyToken') ?? 0,
});

/** Refused calls, which do not say that they speak of WhatsApp Business Accounts that somebody is not to see. */
export function refusedAsSeenBy(calls: RefusedCalls, actor: Actor): RefusedCalls {
  const hidden = hiddenFromActor(actor).businessAccounts;
  const latest = calls.latest.map((call) =>
    call.claims !== null && hidden.includes(call.claims) ? { ...call, claims: null } : call,
  );
  return { ...calls, latest };
}

/**
 * The calls of the webhook URL that were refused: the latest in the memory of this process, and counts of
 * what all processes have refused, which stay small however much is forged. Who called is not remembered.
 */
export function createRefusedCalls({
  strapi,
  accounts,
  alerts,
  webhookRefusals,
  now,
}: Pick<Runtime, 'strapi' | 'accounts' | 'alerts' | 'webhookRefusals' | 'now'>) {
  const since = now().toISOString();
  let count = 0;
  let latest: RefusedCalls['latest'] = [];
  let noted = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const countSince = (ms: number) =>
    webhookRefusals.since(new Date(now().getTime() - ms)).then(toCounts);

  /** The accounts that forged calls speak of; all that are switched on where they speak of none. */
  async function listMeant(): Promise<AccountRow[]> {
    const claimed = new Set(
      latest.flatMap(({ reason, claims }) => (reason === 'forged' && claims ? [claims] : [])),
    );
    const enabled = await accounts.listEnabled();
    const meant = enabled.filter(({ businessAccountId }) => claimed.has(businessAccountId));
    return meant.length > 0 ? meant : enabled;
  }

  /** One alert, however many calls: about the account that is meant, as far as it is one. */
  async function look(): Promise<void> {
    const { forged } = await countSince(HOUR_MS);
    if (forged < ALERT_FROM) return;
    const meant = await listMeant();
    const account = meant.length === 1 ? meant[0]! : null;
    const { row, isNew } = await alerts.open({
      account: account?.id ?? null,
      template: null,
      kind: ALERT_KIND,
      severity: 'warning',
      messageKey: 'alert.webhook.forged',
      params: { count: forged },
      openedAt: now(),
    });
    if (isNew) tellAlert(strapi, row);
  }

  async function store(): Promise<void> {
    const counts = noted;
    noted = new Map();
    if (counts.size === 0) return;
    await webhookRefusals.add(counts, now());
    if (counts.has('forged')) await look();
  }

  function write(): Promise<void> {
    writing = writing
      .then(() => outsideTransactions(store))
      .catch((failure: unknown) => {
        strapi.log.warn(`[whatsapp] Refused calls could not be counted: ${forLog(failure)}`);
      });
    return writing;
  }

  return {
    /** Counts one; answers how many this process has refused. */
    note(reason: Refusal, bytes: number, claims: string | null): number {
      count += 1;
      latest = [{ at: now().toISOString(), reason, bytes, claims }, ...latest].slice(0, REMEMBERED);
      noted.set(reason, (noted.get(reason) ?? 0) + 1);
      timer ??= setTimeout(() => {
        timer = null;
        void write();
      }, NOTE_MS).unref();
      return count;
    },

    /** Everything that is known, with what is counted and not yet written. */
    async read(): Promise<RefusedCalls> {
      await write();
      const [lastHour, lastDay] = await Promise.all([
        countSince(HOUR_MS),
        countSince(24 * HOUR_MS),
      ]);
      return { since, count, latest, lastHour, lastDay };
    },

    listMeant,

    /** Ends the alert when an hour has passed without so many. */
    async endAlerts(): Promise<void> {
      if ((await countSince(HOUR_MS)).forged < ALERT_FROM)
        await alerts.resolveKind(ALERT_KIND, now());
    },

    /** Writes down what is not written yet. */
    async idle(): Promise<void> {
      if (timer) clearTimeout(timer);
      timer = null;
      await write();
    },
  };
}

export type RefusedCallsCounter = ReturnType<typeof createRefusedCalls>;
