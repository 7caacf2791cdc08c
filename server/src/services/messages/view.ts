import type {
  BodyDeleted,
  Failure,
  LastFailure,
  Message,
  MessageClicks,
} from '../../../../shared/contracts/messages';
import { isPutOff } from '../../../../shared/domain/campaign';
import { diagnose } from '../../../../shared/domain/diagnosis';
import { STATE_TIMES, type StateTime } from '../../../../shared/domain/message/message';
import { SENTENCES } from '../../../../shared/domain/sentences';
import { patienceFor } from '../../queue/backoff';
import type { Runtime } from '../../runtime';
import type { MediaStanding } from '../../store/media-downloads';
import type { MessageRow } from '../../store/rows';
import { whyHeld } from '../accounts/hold';
import { toIso } from '../accounts/view';
import { receivedBlocks, toReceived } from './view-received';

/** Failures that Meta had no part in. */
const OWN_WORDS = {
  expired: {
    key: 'expired',
    title: SENTENCES['failure.expired'],
    action: SENTENCES['failure.expired.action'],
  },
  invalid: {
    key: 'invalid',
    title: SENTENCES['failure.invalid'],
    action: SENTENCES['failure.invalid.action'],
  },
} as const;

/** A code is not kept: what Meta would take again cannot be sent again. */
const CODE_GONE = {
  action: SENTENCES['failure.codeGone.action'],
  retry: 'never' as const,
};

/** What a failure is called, and what to do about it: by Meta's code, or by what we found ourselves. */
export const wordsOfFailure = ({
  failureType,
  errorCode,
}: Pick<MessageRow, 'failureType' | 'errorCode'>): Pick<Failure, 'key' | 'title' | 'action'> =>
  failureType === 'expired' || failureType === 'invalid'
    ? OWN_WORDS[failureType]
    : diagnose(errorCode);

/** Why a message failed, in words. */
export function toFailure(row: MessageRow): Failure | null {
  const { state, failureType } = row;
  if (state !== 'failed' || !failureType) return null;
  const { retry, actor, link } = diagnose(row.errorCode);
  const { key, title, action } = wordsOfFailure(row);
  return {
    type: failureType,
    code: row.errorCode,
    metaTitle: row.errorTitle,
    metaDetails: row.errorDetails,
    traceId: row.traceId,
    key,
    title,
    action,
    ...(failureType === 'expired' || failureType === 'invalid'
      ? { retry: 'after-fix' as const, actor: 'editor' as const, link: null }
      : { retry, actor, link }),
    ...(row.codeState !== null && CODE_GONE),
  };
}

/** While Meta is out of reach there is no word of it to diagnose. */
const OUT_OF_REACH = {
  key: 'unreachable',
  title: SENTENCES['failure.unreachable'],
  action: SENTENCES['failure.unreachable.action'],
};

/** How often it may still be tried counts where refusals do; everything else is waited for. */
function triesOf({ tries, triesOf, errorCode }: MessageRow): LastFailure['tries'] {
  if (tries === 0 || (triesOf !== null && triesOf !== 'refused')) return null;
  return { count: tries, limit: patienceFor(errorCode).attempts };
}

/** Why the latest attempt of a message that waits was in vain, and how many there may be. */
function toLastFailure(row: MessageRow): LastFailure | null {
  if (row.state !== 'queued' || row.attempt === 0) return null;
  if (row.errorTitle === null && row.errorCode === null) return null;
  const { key, title, action } = row.errorCode === null ? OUT_OF_REACH : diagnose(row.errorCode);
  return {
    key,
    title,
    action,
    code: row.errorCode,
    details: row.errorDetails ?? row.errorTitle,
    tries: triesOf(row),
  };
}

/** Whether Meta had its chance to settle an uncertain message. */
const isOverdue = (row: MessageRow, now: Date, afterSeconds: number): boolean =>
  row.uncertainAt !== null &&
  now.getTime() - new Date(row.uncertainAt).getTime() >= afterSeconds * 1000;

/** Whether Meta has said that it did not take the message: only then may the same one go out again. */
export const isRefused = (row: Pick<MessageRow, 'state' | 'failureType' | 'wamid'>): boolean =>
  row.state === 'failed' && row.failureType === 'refused' && row.wamid === null;

/** Whether the same message may be sent again as it is. */
export const isRetriable = (
  row: Parameters<typeof isRefused>[0] & Pick<MessageRow, 'codeState' | 'bodyDeletedAt'>,
) => isRefused(row) && row.codeState === null && !row.bodyDeletedAt;

/** What can be done with a message by a person, besides looking at it. */
export const possibleActions = ({ config, now }: Runtime, row: MessageRow) => ({
  canCancel: row.state === 'queued',
  canRetry: isRetriable(row),
  canResend:
    row.direction === 'out' &&
    row.source !== 'app' &&
    row.codeState === null &&
    !row.bodyDeletedAt &&
    ((row.state === 'failed' && !isRefused(row)) ||
      (row.state === 'uncertain' && isOverdue(row, now(), config.sending.uncertainAfterSeconds))),
});

const DAY_MS = 86_400_000;

/** Since when, and why, there is no text any more. */
function toBodyDeleted({
  bodyDeletedAt,
  bodyDeletedBy,
  createdAt,
}: MessageRow): BodyDeleted | null {
  if (!bodyDeletedAt) return null;
  const at = new Date(bodyDeletedAt);
  const afterDays = Math.floor((at.getTime() - new Date(createdAt).getTime()) / DAY_MS);
  return { by: bodyDeletedBy ?? 'retention', at: at.toISOString(), afterDays };
}

/** A message as the log shows it. */
export function toMessage(
  runtime: Runtime,
  row: MessageRow,
  clicks: MessageClicks | null = null,
  standing?: MediaStanding,
): Message {
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
    holdReason: (row.state === 'queued' ? whyHeld(runtime, row.account) : null) ?? row.holdReason,
    rendered: row.rendered,
    blocks: receivedBlocks(row) ?? row.content?.blocks ?? null,
    bodyDeleted: toBodyDeleted(row),
    isMasked: false,
    phone: row.contact?.phone ?? null,
    contactName:
      row.contact?.profileName ?? row.content?.recipientName ?? row.contact?.username ?? null,
    accountName: row.account?.name ?? null,
    accountDocumentId: row.account?.documentId ?? null,
    accountIsSandbox: row.account?.environment === 'sandbox',
    templateName: row.content?.template?.name ?? row.template?.name ?? null,
    templateLanguage: row.content?.template?.language ?? row.template?.language ?? null,
    source: row.source,
    sentBy: row.sentBy,
    recordUid: row.recordUid,
    recordDocumentId: row.recordDocumentId,
    campaignDocumentId: row.campaign?.documentId ?? null,
    campaignName: row.campaign?.name ?? null,
    automationDocumentId: row.automation?.documentId ?? null,
    automationName: row.automation?.name ?? null,
    wamid: row.bodyDeletedBy === 'erasure' ? null : row.wamid,
    attempt: row.attempt,
    failure: toFailure(row),
    replyTo: row.replyTo,
    resendOf: row.resendOf,
    sendAt: toIso(row.sendAt),
    dueAt:
      row.state === 'queued' && row.dueAt && !isPutOff(new Date(row.dueAt))
        ? toIso(row.dueAt)
        : null,
    lastFailure: toLastFailure(row),
    createdAt: toIso(row.createdAt)!,
    times,
    clicks,
    received: toReceived(row, standing, runtime.now()),
    surroundings: null,
    ...possibleActions(runtime, row),
  };
}
