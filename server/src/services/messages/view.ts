import type { Failure, Message } from '../../../../shared/contracts/messages';
import { diagnose } from '../../../../shared/domain/diagnosis';
import { STATE_TIMES, type StateTime } from '../../../../shared/domain/message/message';
import type { Runtime } from '../../runtime';
import type { MessageRow } from '../../store/rows';
import { toIso } from '../accounts/view';

/** Failures that Meta had no part in. */
const OWN_WORDS = {
  expired: {
    key: 'expired',
    title: 'The message was not sent before its deadline.',
    action: 'Send it again if it is still useful.',
  },
  invalid: {
    key: 'invalid',
    title: 'The message could not be sent as it was.',
    action: 'Read why below, and send a new one.',
  },
} as const;

/** Why a message failed, in words: by Meta's code, or by what we found ourselves. */
function toFailure(row: MessageRow): Failure | null {
  const { state, failureType } = row;
  if (state !== 'failed' || !failureType) return null;
  const { key, title, action, retry, actor } = diagnose(row.errorCode);
  return {
    type: failureType,
    code: row.errorCode,
    metaTitle: row.errorTitle,
    metaDetails: row.errorDetails,
    traceId: row.traceId,
    ...(failureType === 'expired' || failureType === 'invalid'
      ? { ...OWN_WORDS[failureType], retry: 'after-fix' as const, actor: 'editor' as const }
      : { key, title, action, retry, actor }),
  };
}

/** Whether Meta had its chance to settle an uncertain message. */
const isOverdue = (row: MessageRow, now: Date, afterSeconds: number): boolean =>
  row.uncertainAt !== null &&
  now.getTime() - new Date(row.uncertainAt).getTime() >= afterSeconds * 1000;

/** Whether Meta has said that it did not take the message: only then may the same one go out again. */
export const isRefused = (row: Pick<MessageRow, 'state' | 'failureType' | 'wamid'>): boolean =>
  row.state === 'failed' && row.failureType === 'refused' && row.wamid === null;

/** What can be done with a message by a person, besides looking at it. */
export const possibleActions = ({ config, now }: Runtime, row: MessageRow) => ({
  canCancel: row.state === 'queued',
  canRetry: isRefused(row),
  canResend:
    row.direction === 'out' &&
    ((row.state === 'failed' && !isRefused(row)) ||
      (row.state === 'uncertain' && isOverdue(row, now(), config.sending.uncertainAfterSeconds))),
});

/** A message as the log shows it. */
export function toMessage(runtime: Runtime, row: MessageRow): Message {
  const times: Partial<Record<StateTime, string>> = {};
  for (const column of Object.values(STATE_TIMES)) {
    const time = toIso(row[column]);
    if (time) times[column] = time;
  }
  return {
    documentId: row.documentId,
    direction: row.direction,
    type: row.type,
    state: row.state,
    holdReason: row.holdReason,
    rendered: row.rendered,
    blocks: row.content?.blocks ?? null,
    phone: row.contact?.phone ?? null,
    contactName: row.contact?.profileName ?? row.content?.recipientName ?? null,
    accountName: row.account?.name ?? null,
    accountIsSandbox: row.account?.environment === 'sandbox',
    templateName: row.content?.template?.name ?? row.template?.name ?? null,
    templateLanguage: row.content?.template?.language ?? row.template?.language ?? null,
    source: row.source,
    sentBy: row.sentBy,
    recordUid: row.recordUid,
    recordDocumentId: row.recordDocumentId,
    wamid: row.wamid,
    attempt: row.attempt,
    failure: toFailure(row),
    resendOf: row.resendOf,
    dueAt: row.state === 'queued' ? toIso(row.dueAt) : null,
    createdAt: toIso(row.createdAt)!,
    times,
    ...possibleActions(runtime, row),
  };
}
