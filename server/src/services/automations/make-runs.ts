import { createHash } from 'node:crypto';

import {
  closesLoop,
  isButton,
  isKeyword,
  isSetOff,
  type Change,
} from '../../../../shared/domain/automation/decide';
import { later } from '../../../../shared/domain/automation/due';
import {
  isInbound,
  versionOf,
  type RecordTrigger,
  type Trigger,
  type Version,
} from '../../../../shared/domain/automation/trigger';
import type { Runtime } from '../../runtime';
import type { AutomationRow, AutomationTriggerRow } from '../../store/automation-rows';
import type { NewRun } from '../../store/automation-runs';
import type { SentenceKey } from '../../../../shared/domain/sentences';
import type { Active } from './active';
import type { AutomationFacts, Subject } from './facts';

/** Names a run by its reasons, as every process would. */
export const keyOf = (...parts: (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Which version of the records of a collection a trigger speaks of. */
export const versionFor = (
  trigger: RecordTrigger,
  { hasDraftAndPublish }: { hasDraftAndPublish: boolean },
): Version => (hasDraftAndPublish ? versionOf(trigger) : 'published');

/** Whose days count where steps wait. */
export const zoneOf = ({ trigger, limits }: Pick<AutomationRow, 'trigger' | 'limits'>): string =>
  ('timeZone' in trigger ? trigger.timeZone : limits?.quietHours?.timeZone) ?? 'UTC';

/** What an automation has reason to do something about. */
export interface Occasion {
  automation: AutomationRow;
  /** Names the run. */
  key: string;
  at: Date;
  subject: Subject;
  causedBy?: string[];
  changed?: { before: string | null; after: string | null };
  /** Row ids. */
  contact?: number | null;
  conversation?: number | null;
  /** documentId of what somebody wrote. */
  message?: string | null;
}

const inWords = (value: unknown): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** Makes runs of what has happened: each has its reason, also those that will do nothing. */
export function createRunMaker(runtime: Runtime, active: Active, facts: AutomationFacts) {
  const { automationRuns, messages, templates, now } = runtime;

  /** What becomes of an occasion; nothing is written. */
  async function runOf(occasion: Occasion): Promise<NewRun> {
    const { automation, subject, causedBy = [], changed, at } = occasion;
    const { record } = subject;
    const run: NewRun = {
      automation: automation.id,
      key: occasion.key,
      state: 'waiting',
      triggerType: automation.trigger.type,
      before: changed?.before ?? null,
      after: changed?.after ?? null,
      recordUid: record?.uid ?? null,
      recordDocumentId: record?.documentId ?? null,
      recordLocale: record?.locale ?? null,
      version: record ? subject.version : null,
      contact: occasion.contact ?? null,
      conversation: occasion.conversation ?? null,
      message: occasion.message ?? null,
      causedBy,
      was: Object.keys(subject.before).length > 0 ? subject.before : null,
      snapshot: subject.snapshot,
      steps: automation.steps,
      dueAt: later(
        at,
        automation.steps[0]?.wait ?? { amount: 0, unit: 'minutes' },
        zoneOf(automation),
      ),
    };
    const skipped = (reason: SentenceKey): NewRun => ({
      ...run,
      state: 'skipped',
      reason,
      dueAt: null,
      finishedAt: now(),
      snapshot: null,
    });
    if (closesLoop(automation.documentId, causedBy)) return skipped('run.loop');
    const judged = await facts.judge(automation.condition, subject);
    if (!judged) return skipped('run.recordGone');
    return judged.holds ? run : skipped('run.condition');
  }

  const subjectOf = (
    automation: AutomationRow,
    row: AutomationTriggerRow,
    trigger: RecordTrigger,
  ): Subject => ({
    account: automation.account,
    record: {
      uid: row.recordUid!,
      documentId: row.recordDocumentId!,
      locale: row.recordLocale,
    },
    version: versionFor(trigger, active.keptOf(row.recordUid!)),
    snapshot: row.snapshot,
    before: row.before ?? {},
    contact: null,
    text: null,
  });

  /** Whether this is the first time that a language of a record is published, as far as anybody knows. */
  async function isFirst(automation: AutomationRow, row: AutomationTriggerRow): Promise<boolean> {
    if (row.isFirst === false) return false;
    return !(await automationRuns.hasRunFor(automation.id, row));
  }

  async function occasionOfChange(
    automation: AutomationRow,
    row: AutomationTriggerRow,
  ): Promise<Occasion | null> {
    const { trigger } = automation;
    if (isInbound(trigger)) return null;
    const asksFirst = trigger.type === 'published' && (trigger.which ?? 'any') !== 'any';
    const change: Change = {
      uid: row.recordUid!,
      action: row.action!,
      isFirst: asksFirst ? await isFirst(automation, row) : row.isFirst,
      before: row.before ?? {},
      after: row.after ?? {},
    };
    if (!isSetOff(trigger, change, active.keptOf(change.uid))) return null;
    // What was taken away and is published again has not changed by that.
    const isBack = trigger.type === 'fieldChanged' && row.action === 'published' && row.isFirst;
    if (isBack && (await automationRuns.hasRunFor(automation.id, row))) return null;
    return {
      automation,
      key: keyOf('change', automation.documentId, row.documentId),
      at: new Date(row.at),
      subject: subjectOf(automation, row, trigger),
      causedBy: row.causedBy ?? [],
      ...(trigger.type === 'fieldChanged' && {
        changed: {
          before: inWords(change.before[trigger.field]),
          after: inWords(change.after[trigger.field]),
        },
      }),
    };
  }

  /** The name of the template that a tap answers; null where nobody knows. */
  async function templateOf(wamid: string | null): Promise<string | null> {
    if (wamid === null) return null;
    const template = (await messages.getByWamid(wamid))?.template;
    return template ? ((await templates.get(template.documentId))?.row.name ?? null) : null;
  }

  async function isSaid(trigger: Trigger, row: AutomationTriggerRow): Promise<boolean> {
    const { text, isButton: isTap, replyTo, isFirst: isFirstMessage } = row.said!;
    switch (trigger.type) {
      case 'keyword':
        return text !== null && !isTap && isKeyword(trigger, text);
      case 'buttonReply':
        return (
          isTap && isButton(trigger, { text: text ?? '', template: await templateOf(replyTo) })
        );
      case 'firstMessage':
        return isFirstMessage;
      default:
        return false;
    }
  }

  async function occasionOfWords(
    automation: AutomationRow,
    row: AutomationTriggerRow,
    account: string | null,
  ): Promise<Occasion | null> {
    const { trigger } = automation;
    if (!isInbound(trigger) || !(await isSaid(trigger, row))) return null;
    const wanted = trigger.account ?? null;
    if (wanted !== null && wanted !== account) return null;
    return {
      automation,
      key: keyOf('words', automation.documentId, row.documentId),
      at: new Date(row.at),
      subject: {
        account: automation.account,
        record: null,
        version: 'published',
        snapshot: null,
        before: {},
        contact: row.contact?.documentId ?? null,
        text: row.said!.text,
      },
      contact: row.contact?.id ?? null,
      conversation: row.conversation?.id ?? null,
      message: row.message,
    };
  }

  return {
    runOf,

    /** What automations that were on then have reason to do about what has happened. */
    async occasionsOf(row: AutomationTriggerRow, on: AutomationRow[]): Promise<Occasion[]> {
      const at = new Date(row.at);
      const then = on.filter(({ onSince }) => onSince !== null && new Date(onSince) <= at);
      const account =
        row.kind === 'inbound' && row.message
          ? ((await messages.get(row.message))?.account?.documentId ?? null)
          : null;
      const found: (Occasion | null)[] = [];
      for (const automation of then)
        found.push(
          row.kind === 'change'
            ? await occasionOfChange(automation, row)
            : await occasionOfWords(automation, row, account),
        );
      return found.filter((one): one is Occasion => one !== null);
    },
  };
}

export type RunMaker = ReturnType<typeof createRunMaker>;
