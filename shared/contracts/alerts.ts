import type { One } from './page';

export type AlertSeverity = 'info' | 'warning' | 'danger';

/** Something that a person should know of or act on, until it is resolved or dismissed. */
export interface Alert {
  documentId: string;
  /** e.g. `template.rejected`, `template.category-notice`. */
  kind: string;
  severity: AlertSeverity;
  /** Key of its sentence; `message` is the English one. */
  messageKey: string;
  params: Record<string, string | number>;
  message: string;
  openedAt: string;
  accountName: string | null;
  /** The account it is about; null for one about a template alone. */
  accountDocumentId: string | null;
  /** The template it is about; null for one about an account. */
  templateDocumentId: string | null;
  /** The campaign it is about; null for any other, and for whoever may not open it. */
  campaignDocumentId: string | null;
  /** The automation it is about; null for any other, and for whoever may not open it. */
  automationDocumentId: string | null;
  canDismiss: boolean;
}

/**
 * `GET /whatsapp/alerts` (templates.read, accounts.read, campaigns.read, own campaigns, or automations.read): what
 * is open and may be seen, newest first. Those about a campaign or an automation are for whoever may see it or
 * accounts.
 */
export type ListAlerts = { Response: { data: Alert[] } };

/** `POST /whatsapp/alerts/:documentId/dismiss` (templates.manage, accounts.manage, or whoever may change the campaign or the automation) */
export type DismissAlert = { Response: One<{ documentId: string }> };
