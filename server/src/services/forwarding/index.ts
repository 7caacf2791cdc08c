import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import { createGroupCommit } from '../../store/group-commit';
import type { ForwardRow, NewForward } from '../../store/forwards';
import { outsideTransactions } from '../../store/outside-transactions';
import { inTransaction, isTransient } from '../../store/table';
import type { Received } from '../../webhook/ingress';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { tellAlert } from '../alerts';
import type { Notifications } from '../notifications';
import { publicUrl } from '../public-url';
import { createTakeBack } from './take-back';
import { installationMark, readTargets, type Target } from './targets';

/** Names the installations that a delivery has passed, so that it never goes in a circle. */
export const VIA_HEADER = 'x-whatsapp-forwarded-by';

/** How often it is looked for what is due: also for what other processes have received. */
const EVERY_MS = 5_000;

/** A target that has not answered by then is taken to be gone. */
const TIMEOUT_MS = 10_000;

/** Nobody else tries for this long; then the process that tried is gone, too. */
const LEASE_MS = 60_000;

/** Requests to one target that are under way at once. */
const AT_ONCE = 8;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 600_000;

/** What a target has not taken by then is given up. */
const KEPT_MS = 24 * 3_600_000;

/** More than so many for one target are not kept; the oldest go first. */
const MOST_ROWS = 10_000;

/** How often what is too old or too much is looked for. */
const PRUNE_EVERY_MS = 60_000;

/** After so many attempts in vain at one delivery, somebody is told. */
const ATTEMPTS_TO_TELL = 5;

/** Bytes that may wait to be written down; beyond that a delivery is not forwarded. */
const MOST_BYTES = 64_000_000;

/** Why a target did not take a delivery, and how often it has not. */
interface Refusal {
  reason: string;
  attempts: number;
}

const waitAfter = (attempts: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);

const alertKind = ({ key }: Target): string => `forwarding.${key.slice(0, 16)}`;

/**
 * The internal service `forwarding`: hands on what Meta delivered to other systems, byte for byte and
 * with its signature. It begins when Meta has its answer, and never fails.
 */
export function createForwarding(runtime: Runtime, notifications: Pick<Notifications, 'tellNews'>) {
  const { strapi, config, installation, forwards, alerts, now } = runtime;
  const mark = installationMark(installation);
  let targets: Target[] | null = null;
  let timer: NodeJS.Timeout | null = null;
  let waitingBytes = 0;
  let isDropping = false;
  let prunedAt = -Infinity;
  const pumping = new Map<string, Promise<void>>();
  const askedAgain = new Set<string>();
  /** Targets about which an alert may be open. */
  const inDoubt = new Set<string>();
  const storing = new Set<Promise<void>>();

  /** Read when they are first needed: only then the public address is known. */
  function targetsNow(): Target[] {
    targets ??= readTargets(
      config.webhook.forwardTo,
      installation,
      publicUrl(runtime, '/whatsapp/webhook'),
      (url) =>
        strapi.log.error(
          `[whatsapp] webhook.forwardTo names this Strapi's own callback URL (${url}); nothing is forwarded there.`,
        ),
    );
    return targets;
  }

  const onError = (failure: unknown): void => {
    strapi.log.error(`[whatsapp] Forwarding met an error: ${forLog(failure)}`);
  };

  const store = createGroupCommit<NewForward, void>(async (items) => {
    await inTransaction(strapi, () => forwards.insert(items));
    return items.map(() => undefined);
  }, isTransient);

  const takeBack = createTakeBack(runtime);
  const takingBack = createGroupCommit<NewForward, void>(async (items) => {
    await takeBack(items);
    return items.map(() => undefined);
  }, isTransient);

  async function post(target: Target, row: ForwardRow): Promise<void> {
    const answer = await fetch(target.url, {
      method: 'POST',
      headers: {
        'Content-Type': row.contentType,
        'X-Hub-Signature-256': row.signature,
        [VIA_HEADER]: [row.via, mark].filter(Boolean).join(', '),
      },
      body: new Uint8Array(Buffer.from(row.body, 'base64')),
      // Whoever sends us elsewhere may send us anywhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  }

  async function openAlert(target: Target, reason: string): Promise<void> {
    inDoubt.add(target.key);
    const { row, isNew } = await alerts.open({
      account: null,
      template: null,
      kind: alertKind(target),
      severity: 'warning',
      messageKey: 'alert.forwarding',
      params: { target: target.name, reason },
      openedAt: now(),
    });
    if (!isNew) return;
    tellAlert(strapi, row);
    notifications.tellNews(row, {
      subject: (words) => words.forwarding(target.name),
      path: `/settings/${PLUGIN_ID}/accounts`,
      account: null,
      anyOf: ['accounts.read'],
    });
  }

  async function endAlert(target: Target): Promise<void> {
    if (!inDoubt.delete(target.key)) return;
    await alerts.resolve({ account: null, template: null }, [alertKind(target)], now());
  }

  /** Why the target has not taken it; null when it has, or another process is at it. */
  async function attempt(
    target: Target,
    due: Pick<ForwardRow, 'id' | 'attempts'>,
  ): Promise<Refusal | null> {
    const row = await forwards.claim(due, new Date(now().getTime() + LEASE_MS));
    if (!row) return null;
    try {
      await post(target, row);
    } catch (failure) {
      const { message, cause } = failure as Error;
      const reason = (cause as Error | undefined)?.message || message;
      await forwards.postpone(row.id, new Date(now().getTime() + waitAfter(row.attempts)));
      if (row.attempts === 1)
        strapi.log.warn(`[whatsapp] A webhook was not forwarded to ${target.name}: ${reason}`);
      return { reason, attempts: row.attempts };
    }
    await forwards.delete(row.id);
    await endAlert(target);
    return null;
  }

  async function handOn(target: Target): Promise<void> {
    do {
      askedAgain.delete(target.key);
      for (;;) {
        const due = await forwards.listDue(target.key, now(), AT_ONCE);
        const results = await Promise.all(due.map((row) => attempt(target, row)));
        const refusals = results.filter((result) => result !== null);
        const often = refusals.find(({ attempts }) => attempts >= ATTEMPTS_TO_TELL);
        if (often) await openAlert(target, often.reason);
        // One that does not answer is left alone until the next round: it would only hold up more.
        if (due.length === 0 || refusals.length > 0 || !timer) break;
      }
    } while (askedAgain.has(target.key) && timer);
  }

  function pump(target: Target): void {
    if (pumping.has(target.key)) {
      askedAgain.add(target.key);
      return;
    }
    const going = outsideTransactions(() => handOn(target))
      .catch(onError)
      .finally(() => pumping.delete(target.key));
    pumping.set(target.key, going);
  }

  async function prune(): Promise<void> {
    if (now().getTime() - prunedAt < PRUNE_EVERY_MS) return;
    prunedAt = now().getTime();
    const before = new Date(prunedAt - KEPT_MS);
    const all = targetsNow();
    await forwards.deleteOthers(
      all.map(({ key }) => key),
      before,
    );
    for (const target of all) {
      const count = await forwards.prune(target.key, before, MOST_ROWS);
      if (count > 0)
        strapi.log.error(`[whatsapp] ${count} webhooks were given up for ${target.name}.`);
    }
  }

  async function write(all: Target[], delivery: Received): Promise<void> {
    const size = delivery.body.length * all.length;
    if (waitingBytes + size > MOST_BYTES) {
      if (!isDropping)
        strapi.log.error(
          '[whatsapp] More webhooks arrive than can be noted to be forwarded; some are not forwarded.',
        );
      isDropping = true;
      return;
    }
    isDropping = false;
    waitingBytes += size;
    try {
      const body = delivery.body.toString('base64');
      const at = now();
      await Promise.all(
        all.map(async ({ key }) => {
          const forward: NewForward = {
            targetKey: key,
            receivedAt: at,
            nextAt: at,
            attempts: 0,
            signature: delivery.signature,
            contentType: delivery.contentType,
            via: delivery.via,
            body,
          };
          await store.submit(forward);
          await takingBack.submit(forward);
        }),
      );
    } finally {
      waitingBytes -= size;
    }
    if (timer) all.forEach(pump);
  }

  /** Hands on what is due, and gives up what is too old or too much. */
  async function run(): Promise<void> {
    targetsNow().forEach(pump);
    await Promise.all([...pumping.values(), outsideTransactions(prune).catch(onError)]);
  }

  return {
    run,

    /** Hands on a delivery that Meta has its answer for; returns at once. */
    forward(delivery: Received): void {
      if (delivery.via?.includes(mark)) return;
      const wanted = targetsNow().filter(
        ({ fields }) => fields === null || delivery.fields.some((field) => fields.has(field)),
      );
      if (wanted.length === 0) return;
      const written = write(wanted, delivery)
        .catch(onError)
        .finally(() => storing.delete(written));
      storing.add(written);
    },

    start(): void {
      if (timer) return;
      if (targetsNow().length === 0) {
        void forwards.deleteOthers([], now()).catch(onError);
        return;
      }
      // What was open when the last process ended may be over.
      for (const { key } of targetsNow()) inDoubt.add(key);
      timer = setInterval(() => void run(), EVERY_MS);
      timer.unref();
      void run();
    },

    /** Ends when what is under way has ended; the rest is there when the next process begins. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      await Promise.all([...storing, ...pumping.values()]);
    },
  };
}

export type Forwarding = ReturnType<typeof createForwarding>;
