import type {
  Campaign,
  CampaignCounts,
  CampaignRecipient,
  CheckProgress,
} from '../../../../shared/contracts/campaigns';
import {
  canMoveCampaign,
  SENDABLE,
  VERDICTS,
  type StateCounts,
  type Verdict,
} from '../../../../shared/domain/campaign';
import { messagesPerSecond } from '../../../../shared/domain/message/pace';
import type { Issue } from '../../../../shared/domain/issue';
import { maskPhone } from '../../../../shared/domain/phone';
import type { Actor } from '../../actor';
import { inWords } from '../../errors';
import type { CampaignRow, RecipientRow } from '../../store/campaign-rows';
import { toIso } from '../accounts/view';
import { mayReadBodies } from '../messages/may-read-log';
import { toFailure } from '../messages/view';
import { isOwner, may, mayChange } from './access';

/** What is told of a campaign besides its row. */
export interface CampaignFacts {
  counts: StateCounts;
  collectionUid: string | null;
  collectionName: string | null;
  /** What was chosen, by its name. */
  templateName: string | null;
  clicked: number;
  replied: number;
}

/** To how many it goes. */
export const recipientsOf = ({
  checkCounts,
  excluded,
}: Pick<CampaignRow, 'checkCounts' | 'excluded'>): number =>
  SENDABLE.reduce((sum, verdict) => sum + (checkCounts?.[verdict] ?? 0), 0) - excluded;

function toCheck(row: CampaignRow): CheckProgress | null {
  const startedAt = toIso(row.checkStartedAt);
  if (!startedAt) return null;
  return {
    done: row.checkDone,
    total: row.checkTotal,
    startedAt,
    finishedAt: toIso(row.checkFinishedAt),
    problem: row.checkProblem,
    counts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, row.checkCounts?.[verdict] ?? 0]),
    ) as Record<Verdict, number>,
    excluded: row.excluded,
  };
}

function toCounts(row: CampaignRow, counts: StateCounts): CampaignCounts {
  const left = Math.max(0, recipientsOf(row) - row.handed);
  const isOver = row.status === 'done' || row.status === 'cancelled';
  return { ...counts, waiting: isOver ? 0 : left, notSent: isOver ? left : 0 };
}

/** How fast it goes, and until when, as far as its number tells. */
function paceOf(row: CampaignRow, counts: CampaignCounts, now: Date) {
  if (row.status !== 'running' || !row.account) return { perSecond: null, endsAt: null };
  const perSecond = messagesPerSecond(row.account.throughputLevel);
  const left = counts.waiting + (counts.queued ?? 0) + (counts.sending ?? 0);
  const endsAt = new Date(now.getTime() + (left / perSecond) * 1_000).toISOString();
  return { perSecond, endsAt };
}

/** A campaign as people see it, with what they may do. */
export function toCampaign(
  row: CampaignRow,
  { counts: stored, ...facts }: CampaignFacts,
  actor: Actor,
  now: Date,
): Campaign {
  const { status } = row;
  const counts = toCounts(row, stored);
  const isTheirs = mayChange(row, actor);
  const maySend = isTheirs && may(actor, 'messages.send-bulk');
  const isUnsent = ['draft', 'checked'].includes(status);
  return {
    documentId: row.documentId,
    name: row.name,
    status,
    pauseReason: row.pauseReason,
    pauseText: row.pauseText,
    input: row.input,
    file: row.file,
    collectionUid: facts.collectionUid,
    collectionName: facts.collectionName,
    templateName: row.templateName ?? facts.templateName,
    accountName: row.account?.name ?? null,
    accountIsSandbox: row.account?.environment === 'sandbox',
    createdBy: row.ownerName,
    createdAt: toIso(row.createdAt)!,
    sendAt: toIso(row.sendAt),
    startedAt: toIso(row.startedAt),
    finishedAt: toIso(row.finishedAt),
    check: toCheck(row),
    recipients: recipientsOf(row),
    counts,
    clicked: facts.clicked,
    replied: facts.replied,
    ...paceOf(row, counts, now),
    can: {
      edit: isTheirs && isUnsent,
      check: isTheirs && canMoveCampaign(status, 'checking'),
      start: maySend && status === 'checked',
      reschedule: maySend && status === 'scheduled',
      pause: isTheirs && canMoveCampaign(status, 'paused'),
      resume: maySend && status === 'paused',
      cancel: isTheirs && canMoveCampaign(status, 'cancelled'),
      retry:
        isTheirs &&
        may(actor, 'messages.retry') &&
        ['running', 'done'].includes(status) &&
        (counts.failed ?? 0) > 0,
      delete: isTheirs && !['checking', 'scheduled', 'running', 'paused'].includes(status),
      export: may(actor, 'messages.export'),
    },
  };
}

/** A recipient as people see it; who may not read the log sees no number, and others' records no name. */
export function toCampaignRecipient(
  campaign: CampaignRow,
  row: RecipientRow,
  actor: Actor,
): CampaignRecipient {
  const sees = mayReadBodies(actor);
  const { message } = row;
  return {
    documentId: row.documentId,
    position: row.position,
    name: sees || isOwner(campaign, actor) ? row.name : null,
    phone: row.phone && (sees ? row.phone : maskPhone(row.phone)),
    typed: sees ? row.typed : null,
    recordUid: row.recordUid,
    recordDocumentId: row.recordDocumentId,
    line: row.line,
    verdict: row.verdict ?? 'missing',
    isExcluded: Boolean(row.isExcluded),
    // They quote what stands in fields and files.
    issues: sees
      ? (row.issues ?? []).map(inWords)
      : (row.issues ?? []).map(({ params, ...issue }) => {
          const hidden = Object.keys(params ?? {}).map((name) => [name, '…']);
          return inWords({ ...issue, params: Object.fromEntries(hidden) as Issue['params'] });
        }),
    message: message
      ? { documentId: message.documentId, state: message.state, failure: toFailure(message) }
      : null,
  };
}
