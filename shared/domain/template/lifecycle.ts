/** Statuses that Meta's answers and webhooks use; `DRAFT` is ours: not submitted yet. */
export type TemplateStatus =
  | 'DRAFT'
  | 'PENDING'
  | 'APPROVED'
  | 'REJECTED'
  | 'PAUSED'
  | 'DISABLED'
  | 'IN_APPEAL'
  | 'PENDING_DELETION'
  | 'DELETED'
  | 'LIMIT_EXCEEDED'
  | 'ARCHIVED'
  | (string & {});

/** Whether messages can be sent with it. */
export const isUsable = (status: TemplateStatus): boolean => status === 'APPROVED';

/** Whether its words may be changed and kept before they are handed in: a draft, or what was rejected. */
export const isEditable = (status: TemplateStatus): boolean =>
  status === 'DRAFT' || status === 'REJECTED';

/**
 * Whether other words may be handed in for it at once: what Meta has approved stays as it is here until
 * Meta has taken the change. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management
 */
export const isResubmittable = (status: TemplateStatus): boolean =>
  status === 'APPROVED' || status === 'PAUSED';

/**
 * The status that a `message_template_status_update` event leads to. A reinstated or unarchived
 * template can be used again; `FLAGGED` warns and changes nothing; the rest are statuses themselves.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks
 */
export function statusAfter(event: string, current: TemplateStatus): TemplateStatus {
  if (event === 'REINSTATED' || event === 'UNARCHIVED') return 'APPROVED';
  return event === 'FLAGGED' ? current : event;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How often the words of an approved template may be changed: once in 24 hours, ten times in 30 days. */
const EDIT_QUOTA = [
  { edits: 1, withinMs: DAY_MS },
  { edits: 10, withinMs: 30 * DAY_MS },
] as const;

/**
 * When an approved template may be edited again, by the edits that are known here; null = now.
 * Rejected and paused ones may be edited at any time.
 */
export function nextEditAt(status: TemplateStatus, edits: Date[], now: Date): Date | null {
  if (status !== 'APPROVED') return null;
  const latestFirst = edits.map((edit) => edit.getTime()).sort((a, b) => b - a);
  const waits = EDIT_QUOTA.flatMap(({ edits: allowed, withinMs }) => {
    const counted = latestFirst[allowed - 1];
    return counted !== undefined && counted + withinMs > now.getTime() ? [counted + withinMs] : [];
  });
  return waits.length > 0 ? new Date(Math.max(...waits)) : null;
}

/** How long Meta keeps the name of a deleted template from being used again. */
export const NAME_BLOCK_DAYS = 30;
