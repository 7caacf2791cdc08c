import { randomBytes } from 'node:crypto';

import { MOST_PER_PERSON_DAYS } from '../../../../shared/domain/automation/limits';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AutomationRow, AutomationTriggerRow } from '../../store/automation-rows';
import type { NewRun } from '../../store/automation-runs';
import { doneAgain } from '../../store/done-again';
import { outsideTransactions } from '../../store/outside-transactions';
import { inTransaction, isTransient } from '../../store/table';
import { isCopied } from '../accounts/view';
import type { Active } from './active';
import { isLost, leaseFrom, type Executor } from './execute';
import type { Occasion, RunMaker } from './make-runs';
import type { Scan } from './scan';

/** How often is looked for what others have noted, and for what is due. */
const TICK_MS = 1_000;

/** How often dates, schedules and missing answers are looked for. */
const SCAN_MS = 15_000;

/** Things that are taken at once, and those that are worked on at the same time. */
const TRIGGERS = 50;
const RUNS = 20;
const AT_ONCE = 5;

/** How long what met something passing waits. */
const SOON_MS = 1_000;

/** What cannot be looked at so often is given up: it would keep everything behind it waiting. */
const TRIES = 5;

const DAY_MS = 24 * 3_600_000;

/** How many days runs are kept that have ended, unless a limit looks back further. */
const KEPT_DAYS = 90;
const CLEAN_MS = 3_600_000;

interface Dependencies {
  runtime: Runtime;
  active: Active;
  maker: RunMaker;
  scan: Scan;
  execute: Executor;
}

/** Turns what has happened into runs, and goes on with those that are due; several processes share the work. */
export function createAutomationRunner({ runtime, active, maker, scan, execute }: Dependencies) {
  const { strapi, accounts, automations, automationRuns, automationTriggers, now } = runtime;
  const name = randomBytes(12).toString('hex');
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let isAgain = false;
  let running: Promise<void> | null = null;
  let scannedAt = -Infinity;
  let cleanedAt = -Infinity;

  const claimNow = () => {
    const at = now();
    return { claim: name, now: at, leaseUntil: leaseFrom(at) };
  };

  /** Whether this is a copy of another installation’s database, of which nobody has taken over an account. */
  async function isCopy(): Promise<boolean> {
    const enabled = await accounts.listEnabled();
    return enabled.length > 0 && enabled.every((account) => isCopied(runtime, account));
  }

  async function endWith(row: AutomationTriggerRow, occasions: Occasion[]): Promise<void> {
    const runs: NewRun[] = [];
    for (const occasion of occasions) runs.push(await maker.runOf(occasion));
    await doneAgain(strapi, () =>
      inTransaction(strapi, async () => {
        await automationRuns.insert(runs, now());
        // Where another process has it by now, that one makes the same of it.
        await automationTriggers.end(row.id, name);
      }),
    );
  }

  async function ofSchedule(row: AutomationTriggerRow, on: AutomationRow[]): Promise<void> {
    const automation = on.find(({ id }) => id === row.automation?.id);
    if (!automation || automation.trigger.type !== 'schedule') return endWith(row, []);
    for (let cursor = row.cursor ?? 0; !isStopping;) {
      const page = await scan.ofSchedule(automation, new Date(row.at), cursor);
      if (!page) return endWith(row, []);
      cursor = page.cursor;
      const runs: NewRun[] = [];
      for (const occasion of page.occasions) {
        const run = await maker.runOf(occasion);
        // The conditions say which records it is about; the others are none of its business.
        if (run.reason !== 'run.condition') runs.push(run);
      }
      await automationRuns.insert(runs, now());
      if (
        !(await automationTriggers.save(row.id, name, {
          cursor,
          leaseUntil: claimNow().leaseUntil,
        }))
      )
        return;
    }
  }

  async function takeUp(row: AutomationTriggerRow, on: AutomationRow[]): Promise<void> {
    try {
      if (row.kind === 'schedule') await ofSchedule(row, on);
      else await endWith(row, await maker.occasionsOf(row, on));
    } catch (failure) {
      // What passes is tried again soon, however often.
      const tries = (row.tries ?? 0) + (isTransient(failure) ? 0 : 1);
      const tell = isTransient(failure) ? 'debug' : 'error';
      strapi.log[tell](`[whatsapp] An automation could not be decided on: ${forLog(failure)}`);
      if (tries >= TRIES) await automationTriggers.end(row.id, name);
      else
        await automationTriggers.save(row.id, name, {
          tries,
          leaseUntil: new Date(now().getTime() + 1_000 * 2 ** tries),
        });
    }
  }

  /** Looks at what has happened; answers whether there may be more. */
  async function decide(isSilent: boolean): Promise<boolean> {
    const taken = await automationTriggers.claim(claimNow(), TRIGGERS);
    if (taken.length === 0) return false;
    // What happens to a copy is no concern of whoever is written to.
    if (isSilent) {
      for (const row of taken) await automationTriggers.end(row.id, name);
      return taken.length === TRIGGERS;
    }
    const on = await active.load();
    for (const row of taken) {
      if (isStopping) break;
      await takeUp(row, on);
    }
    return taken.length === TRIGGERS;
  }

  /** Lets a run go on soon, whoever takes it. */
  async function putBack(id: number): Promise<void> {
    const dueAt = new Date(now().getTime() + SOON_MS);
    await automationRuns
      .save(id, name, { dueAt, claimedBy: null, leaseUntil: null })
      .catch((failure: unknown) => strapi.log.debug(`[whatsapp] ${forLog(failure)}`));
  }

  async function goOn(): Promise<boolean> {
    const due = await automationRuns.claimDue(claimNow(), RUNS);
    const open = [...due];
    const one = async (): Promise<void> => {
      for (let run = open.shift(); run && !isStopping; run = open.shift()) {
        const { id } = run;
        await execute(run, name).catch(async (failure: unknown) => {
          if (isLost(failure)) return;
          const tell = isTransient(failure) ? 'debug' : 'error';
          strapi.log[tell](`[whatsapp] An automation met an error: ${forLog(failure)}`);
          // Otherwise it goes on when its lease is over.
          if (isTransient(failure)) await putBack(id);
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return due.length === RUNS;
  }

  async function look(): Promise<void> {
    const isSilent = await isCopy();
    while (!isStopping && (await decide(isSilent)));
    if (isSilent || isStopping) return;
    const time = now().getTime();
    if (time - scannedAt >= SCAN_MS || time < scannedAt) {
      scannedAt = time;
      for (const automation of await active.load())
        if (!isStopping)
          await scan.look(automation).catch((failure: unknown) => {
            strapi.log.error(
              `[whatsapp] “${automation.name}” could not be looked for: ${forLog(failure)}`,
            );
          });
    }
    while (!isStopping && (await goOn()));
    if (time - cleanedAt < CLEAN_MS && time >= cleanedAt) return;
    cleanedAt = time;
    await clean(time);
  }

  /** Forgets what ended long ago, and nothing that a limit still asks for. */
  async function clean(time: number): Promise<void> {
    const looksBack = await automations.listLookingBack(KEPT_DAYS);
    for (const [days, but] of [
      [KEPT_DAYS, looksBack],
      [MOST_PER_PERSON_DAYS, []],
    ] as const) {
      const before = new Date(time - days * DAY_MS);
      while (!isStopping && (await automationRuns.deleteEnded(before, but)) > 0);
    }
  }

  function tick(): void {
    if (isStopping || !timer) return;
    if (running) {
      isAgain = true;
      return;
    }
    running = outsideTransactions(look)
      .catch((failure: unknown) => {
        strapi.log.error(`[whatsapp] Automations could not be looked at: ${forLog(failure)}`);
      })
      .finally(() => {
        running = null;
        if (isAgain) {
          isAgain = false;
          tick();
        }
      });
  }

  return {
    /** Says that something has happened; it is there for good already. */
    wake: tick,

    /** Looks for dates and schedules with the next look, and not only when it is time. */
    scanSoon(): void {
      scannedAt = -Infinity;
      tick();
    },

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
      isAgain = false;
      await running;
      await automationTriggers.release(name);
      await automationRuns.release(name);
    },
  };
}
