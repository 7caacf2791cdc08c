import type { Automation, AutomationRun } from '../../../../shared/contracts/automations';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import type { Issue } from '../../../../shared/domain/issue';
import type { MessageState } from '../../../../shared/domain/message/message';
import { maskPhone } from '../../../../shared/domain/phone';
import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Actor } from '../../actor';
import { inWords } from '../../errors';
import type { AutomationRow, AutomationRunRow } from '../../store/automation-rows';
import { toIso } from '../accounts/view';
import { mayReadBodies } from '../messages/may-read-log';

/** What is told of an automation besides its row. */
export interface AutomationFacts {
  collectionName: string | null;
  issues: Issue[];
  counts: { done: number; skipped: number; failed: number; waiting: number };
}

/** An automation as people see it. */
export function toAutomation(row: AutomationRow, facts: AutomationFacts): Automation {
  const { waiting, ...lastDays } = facts.counts;
  const sending = row.steps.find((step) => step.type === 'sendTemplate');
  return {
    documentId: row.documentId,
    name: row.name,
    trigger: row.trigger,
    condition: row.condition,
    steps: row.steps,
    limits: { ...DEFAULT_LIMITS, ...row.limits },
    account: row.account?.documentId ?? null,
    accountName: row.account?.name ?? null,
    accountIsSandbox: row.account?.environment === 'sandbox',
    status: row.status,
    ...pauseOf(row),
    pausedAt: row.status === 'paused' ? toIso(row.pausedAt) : null,
    onSince: row.status === 'off' ? null : toIso(row.onSince),
    isLocked: row.key !== null,
    collectionName: facts.collectionName,
    templateName: sending?.type === 'sendTemplate' ? sending.template : null,
    createdBy: row.ownerName,
    createdAt: toIso(row.createdAt)!,
    updatedAt: toIso(row.updatedAt)!,
    lastRunAt: toIso(row.lastRunAt),
    lastDays,
    waiting,
    issues: facts.issues.map(inWords),
  };
}

const pauseOf = ({ status, pauseCode, pauseParams }: AutomationRow) =>
  status === 'paused' && pauseCode
    ? { pauseText: sentenceOf(pauseCode, pauseParams ?? {}), pauseCode, pauseParams }
    : { pauseText: null, pauseCode: null, pauseParams: null };

/** A run as somebody may see it. */
export function toRun(
  row: AutomationRunRow,
  states: Map<string, MessageState>,
  actor: Actor,
): AutomationRun {
  const { automation, recordUid, recordDocumentId, phone } = row;
  return {
    documentId: row.documentId,
    automation: automation && { documentId: automation.documentId, name: automation.name },
    state: row.state,
    reason: row.reason && sentenceOf(row.reason, row.reasonParams ?? {}),
    reasonCode: row.reason,
    reasonParams: row.reasonParams,
    createdAt: toIso(row.createdAt)!,
    dueAt: row.state === 'waiting' ? toIso(row.dueAt) : null,
    finishedAt: toIso(row.finishedAt),
    trigger: { type: row.triggerType, before: row.before, after: row.after },
    record:
      recordUid && recordDocumentId
        ? { uid: recordUid, documentId: recordDocumentId, locale: row.recordLocale }
        : null,
    phone: phone === null || mayReadBodies(actor) ? phone : maskPhone(phone),
    conversation: row.conversation?.documentId ?? null,
    steps: (row.log ?? []).map(({ message, reason, ...step }) => {
      const state = message === null ? undefined : states.get(message);
      return {
        ...step,
        reason: reason && sentenceOf(reason.code, reason.params),
        reasonCode: reason?.code ?? null,
        reasonParams: reason?.params ?? null,
        message: message !== null && state ? { documentId: message, state } : null,
      };
    }),
    stepCount: row.steps.length,
  };
}
