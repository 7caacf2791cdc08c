import type { Step } from '../../../../shared/domain/automation/action';
import { later } from '../../../../shared/domain/automation/due';
import { DEFAULT_LIMITS, type Limits } from '../../../../shared/domain/automation/limits';
import { afterQuietHours } from '../../../../shared/domain/automation/quiet-hours';
import { isSpread, turnOf } from '../../../../shared/domain/automation/spread';
import { isInbound, type Duration } from '../../../../shared/domain/automation/trigger';
import type { Runtime } from '../../runtime';
import type { AutomationRow, AutomationRunRow, StepLog } from '../../store/automation-rows';
import type { RunPatch } from '../../store/automation-runs';
import { timeInWords } from '../templates/ask-meta';
import type { AutomationFacts, Person, Subject } from './facts';
import { keyOf, zoneOf } from './make-runs';
import type { Doing, Performer, Reason } from './perform';
import type { Pause } from './pause';

/** What was due longer ago than this is not done any more: nobody expects it by now. */
export const LATE_MS = 24 * 3_600_000;

/** Nobody else goes on with a thing for this long; then the process that did is gone, too. */
const LEASE_MS = 60_000;

/** Until when what is taken or gone on with now belongs to whoever has it. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

const AT_ONCE: Duration = { amount: 0, unit: 'minutes' };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Conditions are looked at again where so much time has passed since they held. */
const SOON_MS = 60_000;

/** How often a step may meet what is passing, and how long the first of these waits. */
const TRIES = 6;
const FIRST_MS = 5_000;

/** Somebody else has taken the run, or it was cancelled. */
const LOST = Symbol('lost');

interface Dependencies {
  runtime: Runtime;
  facts: AutomationFacts;
  performer: Performer;
  pause: Pause;
}

/** The time zones of a country, as the engine knows them. */
function zonesOf(country: string | null): string[] {
  if (country === null) return [];
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[];
    getTimeZones?(): string[] | undefined;
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

const limitsOf = ({ limits }: Pick<AutomationRow, 'limits'>): Limits => ({
  ...DEFAULT_LIMITS,
  ...limits,
});

/** What a run is about. */
const subjectOf = (
  run: AutomationRunRow,
  account: Subject['account'],
  text: string | null,
): Subject => ({
  account,
  record:
    run.recordUid && run.recordDocumentId
      ? { uid: run.recordUid, documentId: run.recordDocumentId, locale: run.recordLocale }
      : null,
  version: run.version ?? 'published',
  snapshot: run.snapshot,
  before: run.was ?? {},
  contact: run.contact?.documentId ?? null,
  text,
});

const SECOND_MS = 1_000;

/** Whether somebody has written since a run began; what people write has whole seconds. */
function hasReplied(
  { createdAt }: AutomationRunRow,
  { trigger }: AutomationRow,
  person: Person | null,
): boolean {
  const last = person?.conversation?.lastInboundAt;
  if (!last) return false;
  const began = Math.floor(new Date(createdAt).getTime() / SECOND_MS) * SECOND_MS;
  const wrote = new Date(last).getTime();
  // What somebody wrote to set it off is no answer to it.
  return isInbound(trigger) ? wrote > began : wrote >= began;
}

const hasDone = (log: StepLog[]): boolean => log.some(({ outcome }) => outcome === 'done');

const isSending = ({ type }: Step): boolean => type === 'sendTemplate';

/** When a step may go, as far as the quiet hours of its person say; the same time where nothing speaks against it. */
export const whenQuietEnds = (
  step: Step,
  limits: Limits,
  person: Pick<Person, 'country'> | null,
  at: Date,
): Date =>
  limits.quietHours && isSending(step)
    ? afterQuietHours(limits.quietHours, zonesOf(person?.country ?? null), at)
    : at;

/** Goes on with runs, step by step. Whatever it does it would do again, so any process can end at any time. */
export function createExecutor({ runtime, facts, performer, pause }: Dependencies) {
  const { automationRuns, automations, messages, now } = runtime;

  return async function execute(run: AutomationRunRow, claim: string): Promise<void> {
    const { automation } = run;
    const save = async (data: RunPatch): Promise<void> => {
      if (!(await automationRuns.save(run.id, claim, data))) throw LOST;
    };
    const release = { claimedBy: null, leaseUntil: null };
    const log = [...(run.log ?? [])];
    /** Lets it go on later. */
    const wait = (data: RunPatch & { dueAt: Date }, reason?: Reason) =>
      save({
        ...data,
        reason: reason?.code ?? null,
        reasonParams: reason?.params ?? null,
        ...release,
      });
    const end = (state: 'done' | 'skipped' | 'failed' | 'cancelled', reason?: Reason) =>
      save({
        state,
        reason: reason?.code ?? null,
        reasonParams: reason?.params ?? null,
        dueAt: null,
        finishedAt: now(),
        snapshot: null,
        log,
        // What did nothing may go on another time.
        ...(state !== 'failed' && !hasDone(log) && { onceKey: null, admittedAt: null }),
        ...release,
      });
    if (!automation) return end('cancelled', { code: 'run.turnedOff' });
    const limits = limitsOf(automation);
    const dueAt = new Date(run.dueAt!);
    if (dueAt.getTime() < now().getTime() - LATE_MS)
      return end('skipped', { code: 'run.late', params: { at: timeInWords(dueAt) } });

    const text = run.message ? ((await messages.get(run.message))?.rendered ?? null) : null;
    const account = await facts.senderOf(automation.account, run.conversation);
    const subject = subjectOf(run, account, text);
    const person = await facts.personOf(subject);

    /** Whether the conditions hold still; asked where some time has passed. */
    async function holdsStill(): Promise<Reason | null> {
      if (now().getTime() - new Date(run.createdAt).getTime() < SOON_MS) return null;
      const judged = await facts.judge(automation!.condition, subject);
      if (!judged) return { code: 'run.recordGone' };
      return judged.holds ? null : { code: 'run.conditionLater' };
    }

    /** Lets it wait for its turn, as this hour is full; where that is too much or too late, the automation pauses. */
    async function waitForTurn(since: Date, onSince: Date, limit: number) {
      const { id, trigger } = automation!;
      const stop = async (code: 'automation.paused.tooOften' | 'automation.paused.tooMany') => {
        await pause(automation!, { code, params: { limit } });
        return save(release);
      };
      const createdAt = new Date(run.createdAt);
      // What was there when it was turned on again is let go on by whoever did that.
      const isLeft = createdAt < onSince;
      const isTimed = isSpread(trigger);
      if (!isTimed && !isLeft && (await automationRuns.countBegun(id, since, onSince)) >= limit)
        return stop('automation.paused.tooOften');
      const last = (await automationRuns.lastAdmittedAt(id)) ?? now();
      const until = turnOf(last, await automationRuns.countAhead(id, run.id, now()), limit);
      const wasDue = later(createdAt, run.steps[0]?.wait ?? AT_ONCE, zoneOf(automation!));
      if (isTimed && !isLeft && until.getTime() > wasDue.getTime() + LATE_MS)
        return stop('automation.paused.tooMany');
      return wait({ dueAt: until }, { code: 'run.spread', params: { limit } });
    }

    /**
     * Whether the limits let it begin, or why they never will; where they do not now, it is let go of. Nobody
     * else decides about the automation meanwhile.
     */
    const admit = (): Promise<'begins' | 'released' | Reason> =>
      automations.locked(automation.id, async () => {
        const fresh = await automations.getById(automation.id);
        if (fresh?.status !== 'on') {
          await save(release);
          return 'released';
        }
        const { record } = subject;
        if (limits.oncePerRecord && record) {
          const once = keyOf('once', automation.documentId, record.uid, record.documentId);
          if (!(await automationRuns.takeOnce(run.id, once))) return { code: 'run.oncePerRecord' };
        }
        const days = limits.perPersonDays;
        if (days !== null && person) {
          const since = new Date(now().getTime() - days * DAY_MS);
          if (await automationRuns.hasGoneOnFor(automation.id, person, since, run.id))
            return { code: 'run.perPerson', params: { days } };
        }
        const onSince = new Date(fresh.onSince!);
        // Turned on again, it has an hour of its own.
        const since = new Date(Math.max(now().getTime() - HOUR_MS, onSince.getTime()));
        if ((await automationRuns.countAdmitted(automation.id, since)) >= limits.maxPerHour)
          return waitForTurn(since, onSince, limits.maxPerHour).then(() => 'released' as const);
        await save({
          admittedAt: now(),
          phone: person?.phone ?? null,
          userId: person?.userId ?? null,
        });
        return 'begins';
      });

    if (run.admittedAt) {
      const isOn = (await automations.getById(automation.id))?.status === 'on';
      if (!isOn) return save(release);
      await save({ leaseUntil: leaseFrom(now()) });
    } else {
      const spoken = await admit();
      if (spoken === 'released') return;
      if (spoken !== 'begins') return end('skipped', spoken);
    }

    const doing: Doing = { automation, run, subject, person };
    for (let index = run.step ?? 0; index < run.steps.length; index += 1) {
      const step = run.steps[index]!;
      const hasWaited = index > 0 || (step.wait?.amount ?? 0) > 0;
      if (hasWaited && limits.stopOnReply && hasReplied(run, automation, person))
        return end('cancelled', { code: 'run.replied' });
      const reason = await holdsStill();
      if (reason) return end('skipped', reason);
      const quietUntil = whenQuietEnds(step, limits, person, now());
      if (quietUntil > now())
        return wait({ step: index, log, dueAt: quietUntil }, { code: 'run.quiet' });

      const result = await performer.perform(step, index, doing);
      if (result.outcome === 'later') {
        const tries = (run.tries ?? 0) + 1;
        if (tries < TRIES)
          return wait(
            {
              step: index,
              log,
              tries,
              dueAt: new Date(now().getTime() + FIRST_MS * 2 ** tries),
            },
            result.reason,
          );
      }
      const outcome = result.outcome === 'later' ? 'failed' : result.outcome;
      log.push({
        index,
        type: step.type,
        outcome,
        at: now().toISOString(),
        reason: result.outcome === 'done' ? null : result.reason,
        message: result.outcome === 'done' ? result.message : null,
      });
      if (result.outcome !== 'done' && outcome === 'failed') {
        await end('failed', result.reason);
        await pause.noteFailure(automation, result.reason);
        return;
      }
      // An answer that cannot go is left out; without its message the rest would make no sense.
      if (result.outcome === 'skipped' && isSending(step)) return end('skipped', result.reason);
      const next = run.steps[index + 1];
      if (next?.wait && next.wait.amount > 0)
        return wait({
          step: index + 1,
          log,
          tries: 0,
          dueAt: later(now(), next.wait, zoneOf(automation)),
        });
      await save({ step: index + 1, log, tries: 0, leaseUntil: leaseFrom(now()) });
    }
    if (hasDone(log)) await end('done');
    else
      await end('skipped', {
        code: isInbound(automation.trigger) ? 'run.noConversation' : 'run.noPerson',
      });
    await pause.noteSuccess(automation);
  };
}

export type Executor = ReturnType<typeof createExecutor>;

/** Whether a run was lost to somebody else: nothing is wrong. */
export const isLost = (failure: unknown): boolean => failure === LOST;
