import type { ReportedState } from '../../../shared/domain/message/lifecycle';

/** What a status webhook says about one message. */
export interface StatusEvent {
  type: 'status';
  businessAccountId: string;
  wamid: string;
  state: ReportedState;
  at: Date;
  /** `biz_opaque_callback_data` as it came. */
  callbackData: string | null;
  error: { code: number | null; title: string | null; details: string | null } | null;
  pricing: { category: string | null; billable: boolean | null } | null;
  recipient: { waId: string | null; userId: string | null; parentUserId: string | null };
  /** The status as Meta wrote it. */
  raw: unknown;
}

/** What `message_template_status_update` says about one template. */
export interface TemplateStatusEvent {
  type: 'templateStatus';
  businessAccountId: string;
  metaId: string | null;
  name: string;
  language: string;
  event: string;
  category: string | null;
  reason: string | null;
  at: Date;
  /** Its identity: the same decision delivered twice has the same. */
  itemKey: string;
  raw: unknown;
}

/** Anything that is not understood or not used yet: kept with its JSON, never thrown away. */
export interface KeptEvent {
  type: 'kept';
  businessAccountId: string;
  field: string;
  /** Its identity: the same item delivered twice has the same. */
  itemKey: string;
  verdict: 'unknown' | 'kept';
  raw: unknown;
}

export type WebhookEvent = StatusEvent | TemplateStatusEvent | KeptEvent;
