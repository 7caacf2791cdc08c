import type { TemplateStatus } from '../../../../../shared/domain/template/lifecycle';

type BadgeVariant = 'success' | 'danger' | 'warning' | 'neutral' | 'secondary' | 'primary';

const VARIANTS: Record<string, BadgeVariant> = {
  DRAFT: 'neutral',
  PENDING: 'secondary',
  APPROVED: 'success',
  REJECTED: 'danger',
  PAUSED: 'warning',
  DISABLED: 'danger',
  IN_APPEAL: 'secondary',
  PENDING_DELETION: 'warning',
  DELETED: 'danger',
  LIMIT_EXCEEDED: 'danger',
  ARCHIVED: 'neutral',
};

/** The statuses that have a name in the translations; Meta may send others. */
export const KNOWN_STATUSES = Object.keys(VARIANTS);

/** The colour of a status; one that Meta added later is neutral. */
export const statusVariant = (status: TemplateStatus): BadgeVariant =>
  VARIANTS[status] ?? 'neutral';

/** The reasons that Meta gives for a rejection and that have words of ours. */
export const KNOWN_REASONS = [
  'ABUSIVE_CONTENT',
  'CATEGORY_NOT_AVAILABLE',
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'NONE',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
];

/** How often the editor asks for news: only while Meta is deciding. */
export const pollingIntervalOf = (status: TemplateStatus | undefined): number =>
  status === 'PENDING' || status === 'IN_APPEAL' ? 4_000 : 0;
