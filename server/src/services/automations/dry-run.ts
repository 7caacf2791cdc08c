import type {
  DryRun,
  DryRunResult,
  DryRunStep,
  Verdict,
} from '../../../../shared/contracts/automations';
import type { Step } from '../../../../shared/domain/automation/action';
import type { AutomationRules } from '../../../../shared/domain/automation/automation';
import { rowsOfCondition, variableOf } from '../../../../shared/domain/automation/condition';
import { isKeyword, isSameScalar } from '../../../../shared/domain/automation/decide';
import { dueOf } from '../../../../shared/domain/automation/due';
import { isInbound, type Scalar } from '../../../../shared/domain/automation/trigger';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import { windowClosesAt } from '../../../../shared/domain/window';
import type { Actor } from '../../actor';
import { labelOf } from '../../collections/attributes';
import type { RecordReader } from '../../collections/read-record';
import { forbidden, inWords, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { may } from '../campaigns/access';
import type { Messages } from '../messages';
import { pathOfVariable, type Active } from './active';
import { whenQuietEnds } from './execute';
import type { AutomationFacts, Person, Subject } from './facts';
import { keyOf, versionFor } from './make-runs';
import { lacksConsent, templateInputOf } from './perform';
import { nextTime, rulesOf } from './surroundings';

const DAY_MS = 24 * 3_600_000;

interface Dependencies {
  runtime: Runtime;
  active: Active;
  facts: AutomationFacts;
  records: RecordReader;
  messages: Pick<Messages, 'preview'>;
}

/** Said of what a trial cannot know. */
const BEFORE: Issue = warning('dryRun.before', 'condition');

const isUnknown = (variable: string, { before }: Subject): boolean =>
  variable.startsWith('before.') && !Object.hasOwn(before, variable.slice('before.'.length));

const told = (verdict: Verdict, issues: Issue[] = [], at: Date | null = null) => ({
  verdict,
  issues: issues.map(inWords),
  at: at?.toISOString() ?? null,
});

/** Tells what an automation would do about one record or person; nothing is stored or sent. */
export function createDryRun({ runtime, active, facts, records, messages }: Dependencies) {
  const { automations, automationRuns, accounts, now } = runtime;

  const readerOf = (actor: Actor) =>
    actor.source === 'person' ? { ability: actor.ability } : null;

  async function subjectOf(
    { automation, record, contact, text }: DryRun['Request'],
    { trigger }: AutomationRules,
    actor: Actor,
  ): Promise<Subject> {
    const account = automation.account ? await accounts.get(automation.account) : null;
    const base = { account, snapshot: null, before: {} };
    if (isInbound(trigger)) {
      if (!contact) throw refuse('dryRun.contact', 'contact');
      if (actor.source === 'person' && !may(actor, 'contacts.read'))
        throw forbidden('dryRun.contacts');
      const said = trigger.type === 'keyword' ? (text ?? trigger.words[0] ?? null) : (text ?? null);
      return { ...base, record: null, version: 'published', contact, text: said };
    }
    if (!record) throw refuse('dryRun.record', 'record');
    const named = {
      uid: trigger.uid,
      documentId: record.documentId,
      locale: record.locale ?? null,
    };
    const version = versionFor(trigger, active.keptOf(trigger.uid));
    const isThere =
      (await records.mayRead(readerOf(actor), named, version)) &&
      (await records.exists(named, version));
    if (!isThere) throw notFound('record.notFound');
    const before =
      trigger.type === 'fieldChanged' && trigger.from !== undefined
        ? { [trigger.field]: trigger.from }
        : {};
    return { ...base, before, record: named, version, contact: null, text: null };
  }

  async function ofTrigger({ trigger }: AutomationRules, subject: Subject): Promise<DryRunStep> {
    const part = 'trigger' as const;
    if (isInbound(trigger)) {
      const fits = trigger.type !== 'keyword' || isKeyword(trigger, subject.text ?? '');
      return fits
        ? { part, ...told('yes') }
        : { part, ...told('no', [error('dryRun.otherWords', 'text')]) };
    }
    if (trigger.type === 'schedule')
      return {
        part,
        ...told('wait', [], nextTime(trigger.cron, trigger.timeZone, now())),
      };
    if (trigger.type !== 'date' && trigger.type !== 'fieldChanged') return { part, ...told('yes') };
    const { field } = trigger;
    const value = (await facts.valuesOf(subject, [field]))?.get(field) ?? null;
    if (trigger.type === 'date') {
      const due = dueOf(trigger, value);
      if (!due)
        return {
          part,
          ...told('no', [error('dryRun.neverDue', 'record', { field: labelOf(field) })]),
        };
      return { part, ...told(due > now() ? 'wait' : 'yes', [], due) };
    }
    const fits = trigger.to === undefined || isSameScalar(value as Scalar, trigger.to);
    if (fits) return { part, ...told('yes') };
    return {
      part,
      ...told('no', [
        error('dryRun.otherValue', 'record', {
          field: labelOf(field),
          value: String(value ?? '–'),
        }),
      ]),
    };
  }

  /** What somebody may not read is judged and not shown. */
  async function hiddenIn(
    { condition }: AutomationRules,
    { record, version }: Subject,
    actor: Actor,
  ) {
    const reader = readerOf(actor);
    if (!record || !reader) return new Set<string>();
    const paths = rowsOfCondition(condition).flatMap(
      ({ row }) => pathOfVariable(variableOf(row)) ?? [],
    );
    const read = await records.readMany(record.uid, [record], {
      status: version,
      paths,
      consentPaths: paths,
      reader,
    });
    return read.get(record.documentId)?.hidden ?? new Set(paths);
  }

  async function ofCondition(rules: AutomationRules, subject: Subject, actor: Actor) {
    const judged = await facts.judge(rules.condition, subject);
    const hidden = await hiddenIn(rules, subject, actor);
    const steps = (judged?.rows ?? []).map(({ path, holds, variable, actual }): DryRunStep => {
      const ofRecord = pathOfVariable(variable);
      const isShown = ofRecord === null || !hidden.has(ofRecord);
      const isEmpty = actual === null || actual === undefined || actual === '';
      const words = actual instanceof Date ? actual.toISOString() : String(actual);
      return {
        part: 'condition',
        path,
        actual: isShown && !isEmpty ? words : null,
        ...told(holds ? 'yes' : 'no', isUnknown(variable, subject) ? [BEFORE] : []),
      };
    });
    return { steps, holds: judged?.holds ?? false };
  }

  async function ofLimits(
    { limits, steps }: AutomationRules,
    subject: Subject,
    person: Person | null,
    documentId: string | undefined,
  ): Promise<DryRunStep[]> {
    const row = documentId ? await automations.get(documentId) : null;
    const { record } = subject;
    const found: DryRunStep[] = [];
    if (limits.oncePerRecord && record) {
      const once = row && keyOf('once', row.documentId, record.uid, record.documentId);
      const hasGone = once !== null && (await automationRuns.hasOnce(once));
      found.push({
        part: 'limit',
        limit: 'oncePerRecord',
        ...(hasGone ? told('no', [error('run.oncePerRecord', 'record')]) : told('yes')),
      });
    }
    const days = limits.perPersonDays;
    if (days !== null) {
      const since = new Date(now().getTime() - days * DAY_MS);
      const hasGone =
        row !== null &&
        person !== null &&
        (await automationRuns.hasGoneOnFor(row.id, person, since, 0));
      found.push({
        part: 'limit',
        limit: 'perPersonDays',
        ...(hasGone ? told('no', [error('run.perPerson', 'to', { days })]) : told('yes')),
      });
    }
    const sending = steps.find(({ type }) => type === 'sendTemplate');
    if (limits.quietHours && sending) {
      const until = whenQuietEnds(sending, limits, person, now());
      const isQuiet = until > now();
      found.push({
        part: 'limit',
        limit: 'quietHours',
        ...told(isQuiet ? 'wait' : 'yes', [], isQuiet ? until : null),
      });
    }
    return found;
  }

  async function ofStep(
    step: Step,
    index: number,
    { limits }: AutomationRules,
    subject: Subject,
    person: Person | null,
    actor: Actor,
  ): Promise<DryRunStep[]> {
    const part = 'step' as const;
    const conversation = person?.conversation ?? null;
    switch (step.type) {
      case 'sendTemplate': {
        const preview = await messages.preview(templateInputOf(step, subject), actor);
        const issues: Issue[] = preview.issues.map(({ message: _message, ...issue }) => issue);
        const lacks = limits.requireConsent && lacksConsent(issues);
        const ofConsent: DryRunStep[] = limits.requireConsent
          ? [
              {
                part: 'limit',
                limit: 'requireConsent',
                ...(lacks ? told('no', [error('run.consent', 'to')]) : told('yes')),
              },
            ]
          : [];
        return [
          ...ofConsent,
          { part, index, step, preview, ...told(passes(issues) ? 'yes' : 'no', issues) },
        ];
      }
      case 'answer': {
        const last = conversation?.lastInboundAt ?? null;
        const closesAt = windowClosesAt(last === null ? null : new Date(last));
        // Whoever sets it off by writing opens the window with that.
        const isOpen = subject.record === null || (closesAt !== null && closesAt > now());
        return [
          {
            part,
            index,
            step,
            preview: null,
            ...(isOpen ? told('yes') : told('no', [error('run.windowClosed', `steps.${index}`)])),
          },
        ];
      }
      case 'assign':
      case 'label':
        return [
          {
            part,
            index,
            step,
            preview: null,
            ...(conversation
              ? told('yes')
              : told('no', [error('run.noConversation', `steps.${index}`)])),
          },
        ];
      case 'setField':
      case 'emit':
        return [{ part, index, step, preview: null, ...told('yes') }];
    }
  }

  return async (request: DryRun['Request'], actor: Actor): Promise<DryRunResult> => {
    const rules = rulesOf(request.automation);
    const asked = await subjectOf(request, rules, actor);
    const person = await facts.personOf(asked);
    const conversation = asked.record ? null : (person?.conversation ?? null);
    const subject = { ...asked, account: await facts.senderOf(asked.account, conversation) };
    const trigger = await ofTrigger(rules, subject);
    const condition = await ofCondition(rules, subject, actor);
    const limits = await ofLimits(rules, subject, person, request.documentId);
    const steps: DryRunStep[] = [];
    for (const [index, step] of rules.steps.entries())
      steps.push(...(await ofStep(step, index, rules, subject, person, actor)));
    const isStopped = [trigger, ...limits, ...steps].some(
      // What is left out does not stop the rest.
      (one) => one.verdict === 'no' && (one.part !== 'step' || one.step.type === 'sendTemplate'),
    );
    return {
      goesOn: condition.holds && !isStopped,
      steps: [trigger, ...condition.steps, ...limits, ...steps],
    };
  };
}
