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

/** Whether its words may be changed and handed to Meta: a draft, or what Meta has rejected. */
export const isEditable = (status: TemplateStatus): boolean =>
  status === 'DRAFT' || status === 'REJECTED';

/**
 * The status that a `message_template_status_update` event leads to. A reinstated or unarchived
 * template can be used again; `FLAGGED` warns and changes nothing; the rest are statuses themselves.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks
 */
export function statusAfter(event: string, current: TemplateStatus): TemplateStatus {
  if (event === 'REINSTATED' || event === 'UNARCHIVED') return 'APPROVED';
  return event === 'FLAGGED' ? current : event;
}
