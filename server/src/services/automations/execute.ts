import type { Step } from '../../../../shared/domain/automation/action';
import { rowsOfCondition, variableOf } from '../../../../shared/domain/automation/condition';
import { later } from '../../../../shared/domain/automation/due';
import { DEFAULT_LIMITS, type Limits } from '../../../../shared/domain/automation/limits';
import { afterQuietHours } from '../../../../shared/domain/automation/quiet-hours';
import { isInbound } from '../../../../shared/domain/automation/trigger';
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
  automation: AutomationRow,
  text: string | null,
): Subject => ({
  account: automation.account,
  record:
    run.recordUid && run.recordDocumentId
      ? { uid: run.recordUid, documentId: run.recordDocumentId, locale: run.recordLocale }
      : null,
  version: run.version ?? 'published',
  snapshot: run.snapshot,
  before: {},
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
    const end = (
      state: 'done' | 'skipped' | 'failed' | 'cancelled',
      reason?: Reason,
      log?: StepLog[],
    ) =>
      save({
        state,
        reason: reason?.code ?? null,
        reasonParams: reason?.params ?? null,
        dueAt: null,
        finishedAt: now(),
        snapshot: null,
        ...(log && { log }),
        // What did nothing may go on another time.
        ...(state === 'skipped' && run.step === 0 && { onceKey: null, admittedAt: null }),
        ...release,
      });
    if (!automation) return end('cancelled', { code: 'run.turnedOff' });
    const limits = limitsOf(automation);
    const dueAt = new Date(run.dueAt!);
    if (dueAt.getTime() < now().getTime() - LATE_MS)
      return end('skipped', { code: 'run.late', params: { at: timeInWords(dueAt) } });

    const text = run.message ? ((await messages.get(run.message))?.rendered ?? null) : null;
    const subject = subjectOf(run, automation, text);
    const person = await facts.personOf(subject);

    /** Whether the conditions hold still; asked where some time has passed. */
    async function holdsStill(): Promise<Reason | null> {
      if (now().getTime() - new Date(run.createdAt).getTime() < SOON_MS) return null;
      const { condition } = automation!;
      // What was before is not known any more.
      const asksBefore = rowsOfCondition(condition).some(({ row }) =>
        variableOf(row).startsWith('before.'),
      );
      const judged = asksBefore ? { holds: true } : await facts.judge(condition, subject);
      if (!judged) return { code: 'run.recordGone' };
      return judged.holds ? null : { code: 'run.conditionLater' };
    }

    /** Whether the limits let it begin; null where they do. Nobody else decides about the automation meanwhile. */
    const admit = (): Promise<Reason | 'paused' | null> =>
      automations.locked(automation.id, async () => {
        const fresh = await automations.getById(automation.id);
        if (fresh?.status !== 'on') return 'paused';
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
        const hour = new Date(now().getTime() - HOUR_MS);
        if ((await automationRuns.countAdmitted(automation.id, hour)) >= limits.maxPerHour) {
          await pause(automation, {
            code: 'automation.paused.tooOften',
            params: { limit: limits.maxPerHour },
          });
          return 'paused';
        }
        await save({
          admittedAt: now(),
          phone: person?.phone ?? null,
          userId: person?.userId ?? null,
        });
        return null;
      });

    if (!run.admittedAt) {
      const reason = await admit();
      if (reason === 'paused') return save(release);
      if (reason) return end('skipped', reason);
    }

    const log = [...(run.log ?? [])];
    const doing: Doing = { automation, run, subject, person };
    for (let index = run.step ?? 0; index < run.steps.length; index += 1) {
      const step = run.steps[index]!;
      if (index > 0 && limits.stopOnReply && hasReplied(run, automation, person))
        return end('cancelled', { code: 'run.replied' });
      const reason = await holdsStill();
      if (reason) return end('skipped', reason);
      const quietUntil = whenQuietEnds(step, limits, person, now());
      if (quietUntil > now()) return save({ step: index, log, dueAt: quietUntil, ...release });

      const result = await performer.perform(step, index, doing);
      if (result.outcome === 'later') {
        const tries = (run.tries ?? 0) + 1;
        if (tries < TRIES)
          return save({
            step: index,
            log,
            tries,
            dueAt: new Date(now().getTime() + FIRST_MS * 2 ** tries),
            ...release,
          });
      }
      const outcome = result.outcome === 'later' ? 'failed' : result.outcome;
      log.push({
        index,
        type: step.type,
        outcome,
        at: now().toISOString(),
        reason: result.outcome === 'done' ? null : performer.inWords(result.reason),
        message: result.outcome === 'done' ? result.message : null,
      });
      if (result.outcome !== 'done' && outcome === 'failed') {
        await end('failed', result.reason, log);
        await pause.noteFailure(automation, result.reason);
        return;
      }
      // An answer that cannot go is left out; without its message the rest would make no sense.
      if (result.outcome === 'skipped' && isSending(step))
        return end('skipped', result.reason, log);
      const next = run.steps[index + 1];
      if (next?.wait && next.wait.amount > 0)
        return save({
          step: index + 1,
          log,
          tries: 0,
          dueAt: later(now(), next.wait, zoneOf(automation)),
          ...release,
        });
      await save({ step: index + 1, log, tries: 0 });
    }
    const did = log.some(({ outcome }) => outcome === 'done');
    if (did) await end('done', undefined, log);
    else
      await end(
        'skipped',
        { code: isInbound(automation.trigger) ? 'run.noConversation' : 'run.noPerson' },
        log,
      );
    await pause.noteSuccess(automation);
  };
}

export type Executor = ReturnType<typeof createExecutor>;

/** Whether a run was lost to somebody else: nothing is wrong. */
export const isLost = (failure: unknown): boolean => failure === LOST;
