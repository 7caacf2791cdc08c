import { randomBytes } from 'node:crypto';

import { errors } from '@strapi/utils';

import { aheadOf, type StateCounts } from '../../../../shared/domain/campaign';
import { messagesPerSecond } from '../../../../shared/domain/message/pace';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { forLog, wordsOfDatabase } from '../../errors';
import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import type { CampaignRow } from '../../store/campaign-rows';
import type { Claim } from '../../store/campaigns';
import { outsideTransactions } from '../../store/outside-transactions';
import { isTransient } from '../../store/table';
import { stateChanged } from '../messages/state-changed';
import type { Check } from './check';
import { creatorOf } from './creator';
import type { Feed } from './feed';
import type { PauseAlert } from './pause-alert';
import { recipientsOf } from './view';
import { failuresOf, troubleOf, type Trouble } from './watch';

/** How often campaigns are looked at. */
const TICK_MS = 1_000;

/** Nobody else goes on with a campaign for this long; then the process that did is gone, too. */
const LEASE_MS = 15_000;

/** How often a step may fail in a row, for reasons that do not pass, before it is given up. */
const TRIES = 3;

interface Dependencies {
  runtime: Runtime;
  check: Check;
  feed: Feed;
  queue: { wake(): void };
  pauseAlert: PauseAlert;
}

const QUEUED: (keyof StateCounts)[] = ['queued', 'sending'];

/**
 * Goes on with campaigns, one process with each: checks, hands recipients to the queue in waves, and lets
 * stand still what has to. Everything that it does it would do again, so any process can end at any time.
 */
export function createRunner({ runtime, check, feed, queue, pauseAlert }: Dependencies) {
  const { strapi, campaigns, campaignMessages, writer, now } = runtime;
  const name = randomBytes(12).toString('hex');
  const underWay = new Map<number, Promise<void>>();
  const failures = new Map<number, number>();
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let isLooking: Promise<void> | null = null;

  const claimNow = (): Claim => {
    const at = now();
    return { claim: name, now: at, leaseUntil: new Date(at.getTime() + LEASE_MS) };
  };

  const isOpen = (counts: StateCounts) => QUEUED.some((state) => (counts[state] ?? 0) > 0);

  const standStill = (id: number) => campaignMessages.putOff(id, sentenceOf('campaign.paused'));

  async function pause(row: CampaignRow, trouble: Trouble): Promise<void> {
    // Somebody has paused or cancelled it in this moment.
    if (!(await pauseAlert.pause(row, trouble))) return;
    await standStill(row.id);
    strapi.log.warn(`[whatsapp] The campaign “${row.name}” is paused: ${trouble.text}`);
  }

  const endCheck = (row: CampaignRow, problem: string) =>
    campaigns.change(row.id, ['checking'], {
      status: 'draft',
      checkProblem: problem,
      checkFinishedAt: now(),
      checkPhase: null,
    });

  async function goOnChecking(row: CampaignRow): Promise<void> {
    const actor = await creatorOf(runtime, row);
    if (!actor) return void (await endCheck(row, sentenceOf('campaign.ownerGone')));
    for (let current: CampaignRow | null = row; current && !isStopping;) {
      if (current.status !== 'checking') return;
      if (!(await check.step(current, actor, claimNow()))) return;
      failures.delete(row.id);
      current = await campaigns.getById(row.id);
    }
  }

  async function cancelRest(row: CampaignRow): Promise<void> {
    for (;;) {
      const queued = await campaignMessages.listQueued(row.id);
      if (queued.length === 0) break;
      const written = await writer.writeAll(
        queued.map(({ documentId }) => ({
          key: { documentId },
          decide: ({ state }) =>
            state === 'queued'
              ? { state: 'cancelled', cancelledAt: now(), claimedBy: null, leaseUntil: null }
              : null,
        })),
      );
      for (const one of written) if (one?.patch) stateChanged(strapi, one.before, one.patch, now());
    }
    const counts = await campaignMessages.countPhases(row.id);
    // What is leaving in this moment may have to wait once more.
    if (!isOpen(counts)) await campaigns.save(row.id, { finishedAt: now() });
  }

  async function goOnRunning(row: CampaignRow): Promise<void> {
    const trouble = await troubleOf(runtime, row);
    if (trouble) return pause(row, trouble);
    // As a step of it: whoever pauses it in this moment comes before or after.
    const taken = await campaigns.step(row.id, 'running', claimNow(), async () => ({
      patch: {},
      result: await campaignMessages.takeUp(row.id),
    }));
    if (!taken) return;
    if (taken.result > 0) queue.wake();
    const ahead = aheadOf(messagesPerSecond(row.account?.throughputLevel ?? null));
    for (let current: CampaignRow | null = row; current && !isStopping;) {
      if (current.status !== 'running') return;
      const counts = await campaignMessages.countPhases(row.id);
      const failed = failuresOf(current, counts);
      if (failed) return pause(row, failed);
      const room = ahead - (counts.queued ?? 0);
      // Larger waves take fewer transactions.
      if (room <= 0 || (room < ahead / 4 && isOpen(counts))) return;
      const isLeft = current.handed < recipientsOf(current);
      const handed = isLeft ? await feed.feed(current, room, claimNow()) : 0;
      failures.delete(row.id);
      if (handed === null) return;
      if (handed === 0) {
        if (!isOpen(counts))
          await pauseAlert.goOn(row.id, ['running'], { status: 'done', finishedAt: now() });
        return;
      }
      current = await campaigns.getById(row.id);
    }
  }

  async function goOn(row: CampaignRow): Promise<void> {
    switch (row.status) {
      case 'checking':
        return goOnChecking(row);
      case 'scheduled': {
        const trouble = await troubleOf(runtime, row);
        if (trouble) return pause(row, trouble);
        const startedAt = now();
        if (!(await campaigns.change(row.id, ['scheduled'], { status: 'running', startedAt })))
          return;
        return goOnRunning((await campaigns.getById(row.id))!);
      }
      case 'running':
        return goOnRunning(row);
      case 'paused':
        // What was refused and is tried again is queued anew.
        return void (await standStill(row.id));
      case 'cancelled':
        return cancelRest(row);
      case 'draft':
      case 'checked':
      case 'done':
        return;
    }
  }

  /** A fault that does not pass must not be met for ever. */
  async function giveUp(row: CampaignRow, failure: unknown): Promise<void> {
    strapi.log.error(`[whatsapp] The campaign “${row.name}” met an error: ${forLog(failure)}`);
    if (isTransient(failure)) return;
    const tries = (failures.get(row.id) ?? 0) + 1;
    failures.set(row.id, tries);
    const isClear = failure instanceof errors.ApplicationError || tries >= TRIES;
    if (!isClear || row.status !== 'checking') return;
    failures.delete(row.id);
    const reason = wordsOfDatabase(failure) ?? (failure as Error).message;
    await endCheck(row, sentenceOf('campaign.checkFailed', { reason }));
  }

  /** Works on one, unless this process does already; never throws. */
  function work(row: CampaignRow): Promise<void> {
    const going =
      underWay.get(row.id) ??
      goOn(row)
        .catch((failure: unknown) => giveUp(row, failure))
        .catch((failure: unknown) => {
          strapi.log.error(`[whatsapp] ${forLog(failure)}`);
        })
        .finally(() => underWay.delete(row.id));
    underWay.set(row.id, going);
    return going;
  }

  async function look(): Promise<void> {
    for (const row of await campaigns.listActive()) {
      if (isStopping) return;
      // What stands still may do so for weeks, and needs nobody for itself.
      if (row.status === 'paused') void work(row);
      else if (row.status === 'scheduled' && (!row.sendAt || new Date(row.sendAt) > now()))
        continue;
      // Also keeps those that are being worked on.
      else if (await campaigns.claim(row.id, claimNow())) void work(row);
    }
  }

  const tick = (): void => {
    if (isStopping || !timer) return;
    isLooking ??= outsideTransactions(look)
      .catch((failure: unknown) => {
        strapi.log.error(`[whatsapp] Campaigns could not be looked at: ${forLog(failure)}`);
      })
      .finally(() => {
        isLooking = null;
      });
  };

  return {
    /** Says that a campaign has changed. */
    wake: (): void => afterCommit(strapi, tick),

    standStill,

    /** Takes back what is queued, whoever works on it. */
    cancelRest,

    /** Ends a check before it has looked at everybody. */
    stopCheck: (row: CampaignRow) => endCheck(row, sentenceOf('campaign.stopped')),

    start(): void {
      if (timer) return;
      isStopping = false;
      timer = setInterval(tick, TICK_MS);
      timer.unref();
      tick();
    },

    /** Ends with the step that is under way; another process goes on. */
    async stop(): Promise<void> {
      isStopping = true;
      if (timer) clearInterval(timer);
      timer = null;
      await isLooking;
      await Promise.all(underWay.values());
      await campaigns.release(name);
    },
  };
}
