import type { SentenceKey } from '../sentences';
import type { TemplateStatus } from './lifecycle';
import { rejectionInWords } from './rejection';

/** What Meta decides about a template, and may decide anew at any time. */
export interface TemplateState {
  status: TemplateStatus;
  rejectedReason: string | null;
  qualityScore: string | null;
  category: string | null;
  /** A category that Meta will change it to. */
  correctCategory: string | null;
}

/** What Meta says about a decision besides its outcome. */
export interface Told {
  /** The event of `message_template_status_update`. */
  event?: string;
  /** Why it was rejected, in Meta's words, and what Meta recommends. */
  explanation?: string | null;
  recommendation?: string | null;
  /** e.g. `FIRST_PAUSE`, with words of Meta's. */
  title?: string | null;
  description?: string | null;
  /** When it is disabled. */
  disableAt?: string | null;
  /** When an announced category takes effect. */
  effectiveAt?: string | null;
  /** The category before, where Meta names it. */
  previousCategory?: string | null;
}

type Params = Record<string, string | number | null>;

/** Something that happened to a template, as its history tells it. */
export interface TemplateChange {
  kind: string;
  params: Params;
}

const STATUS_KINDS: Record<string, string> = {
  PENDING: 'in-review',
  APPROVED: 'approved',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  IN_APPEAL: 'in-appeal',
  PENDING_DELETION: 'deletion-pending',
  DELETED: 'gone',
  ARCHIVED: 'archived',
  LIMIT_EXCEEDED: 'limit-exceeded',
};

/** What brought a template back to use, by what it was before. */
const BACK_KINDS: Record<string, string> = {
  PAUSED: 'unpaused',
  DISABLED: 'reinstated',
  ARCHIVED: 'unarchived',
};

/** The kind of a status in the history; Meta's own word when it is new to us. */
const kindOf = (status: string, before: string): string =>
  (status === 'APPROVED' ? BACK_KINDS[before] : undefined) ?? STATUS_KINDS[status] ?? status;

const given = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null && value !== ''));

function paramsOfStatus({ status, rejectedReason }: TemplateState, told: Told): Params {
  if (status === 'REJECTED')
    return given({
      reason: told.explanation ?? rejectionInWords(rejectedReason),
      recommendation: told.recommendation ?? null,
    });
  return given({
    reason: told.description ?? null,
    title: told.title ?? null,
    disableAt: told.disableAt ?? null,
  });
}

function statusChange(before: TemplateState, after: TemplateState, told: Told): TemplateChange[] {
  if (told.event === 'FLAGGED') return [{ kind: 'flagged', params: paramsOfStatus(after, told) }];
  const isNew = before.status !== after.status;
  const isPausedAgain = after.status === 'PAUSED' && told.title && told.title !== 'FIRST_PAUSE';
  const hasNewReason =
    after.status === 'REJECTED' && before.rejectedReason !== after.rejectedReason;
  return isNew || isPausedAgain || hasNewReason
    ? [{ kind: kindOf(after.status, before.status), params: paramsOfStatus(after, told) }]
    : [];
}

/** What happened between two states of a template. */
export function changesBetween(
  before: TemplateState,
  after: TemplateState,
  told: Told = {},
): TemplateChange[] {
  const changes = statusChange(before, after, told);
  if (after.category !== before.category && after.category)
    changes.push({
      kind: 'category-changed',
      params: { from: told.previousCategory ?? before.category, to: after.category },
    });
  if (after.correctCategory && after.correctCategory !== before.correctCategory)
    changes.push({
      kind: 'category-notice',
      params: given({
        from: after.category,
        to: after.correctCategory,
        at: told.effectiveAt ?? null,
      }),
    });
  if (after.qualityScore && after.qualityScore !== before.qualityScore)
    changes.push({
      kind: 'quality-changed',
      params: given({ from: before.qualityScore, to: after.qualityScore }),
    });
  return changes;
}

/** An alert that a change opens. */
export interface TemplateAlert {
  kind: string;
  severity: 'warning' | 'danger';
  messageKey: SentenceKey;
  params: Record<string, string | number>;
}

const ALERTS = {
  rejected: { kind: 'template.rejected', severity: 'danger' },
  paused: { kind: 'template.paused', severity: 'warning' },
  disabled: { kind: 'template.disabled', severity: 'danger' },
  'category-notice': { kind: 'template.category-notice', severity: 'warning' },
  'category-changed': { kind: 'template.category-changed', severity: 'warning' },
  'quality-changed': { kind: 'template.quality', severity: 'warning' },
} as const satisfies Record<string, { kind: string; severity: 'warning' | 'danger' }>;

/** Qualities that are about to cost the template; Meta pauses red ones. */
const BAD_QUALITIES = new Set(['YELLOW', 'RED']);

const hasValue = (value: Params[string] | undefined, name: string) =>
  value === null || value === undefined ? {} : { [name]: value };

/** The alert that a change opens; null for what needs nobody. */
export function alertOf(
  { kind, params }: TemplateChange,
  { name, language }: { name: string; language: string },
): TemplateAlert | null {
  if (!Object.hasOwn(ALERTS, kind)) return null;
  const alert = ALERTS[kind as keyof typeof ALERTS];
  const quality = kind === 'quality-changed' ? String(params.to) : null;
  if (quality !== null && !BAD_QUALITIES.has(quality)) return null;
  const words = [params.reason, params.recommendation].filter(Boolean).join(' ');
  const { from, to } = params;
  return {
    kind: alert.kind,
    severity: quality === 'RED' ? 'danger' : alert.severity,
    messageKey: `alert.${alert.kind}` as SentenceKey,
    params: {
      template: name,
      language,
      reason: words || rejectionInWords(null),
      ...hasValue(from, 'from'),
      ...hasValue(to, 'to'),
    },
  };
}

/** The kinds of alert that do not hold (any more) for a template in this state. */
export function endedAlerts({ status, qualityScore, correctCategory }: TemplateState): string[] {
  return [
    ...(status === 'REJECTED' ? [] : ['template.rejected']),
    ...(status === 'PAUSED' ? [] : ['template.paused']),
    ...(status === 'DISABLED' ? [] : ['template.disabled']),
    ...(correctCategory ? [] : ['template.category-notice']),
    ...(qualityScore && BAD_QUALITIES.has(qualityScore) ? [] : ['template.quality']),
  ];
}

/** What the author and those who asked for it hear of by e-mail. */
export const TOLD_BY_MAIL: ReadonlySet<string> = new Set([
  'approved',
  'rejected',
  'paused',
  'unpaused',
  'disabled',
  'reinstated',
  'category-notice',
  'category-changed',
]);
