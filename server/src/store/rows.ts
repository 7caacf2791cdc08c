import type { Environment } from '../../../shared/contracts/accounts';
import type {
  FailureType,
  MessageDirection,
  MessageSource,
  MessageState,
  StateTime,
} from '../../../shared/domain/message/message';
import type { Blocks } from '../../../shared/domain/template/preview';
import type { Values } from '../../../shared/domain/template/payload';
import type { VariableComponent, VariableType } from '../../../shared/domain/template/variables';

/** What every row has. Dates come as text or as Date, by database. */
export interface Row {
  id: number;
  documentId: string;
  createdAt: string | Date;
  updatedAt: string | Date;
}

export type Time = string | Date | null;

/** An account as stored; secrets are encrypted. */
export interface AccountRow extends Row {
  name: string;
  environment: Environment;
  phoneNumberId: string;
  businessAccountId: string;
  appId: string | null;
  portfolioId: string | null;
  accessToken: string | null;
  appSecret: string | null;
  previousAppSecret: string | null;
  webhookVerifyToken: string | null;
  displayPhoneNumber: string | null;
  verifiedName: string | null;
  qualityRating: string | null;
  messagingLimit: string | null;
  throughputLevel: string | null;
  health: unknown;
  defaultCountry: string | null;
  isDefault: boolean;
  enabled: boolean;
  holdReason: string | null;
  lastCheckedAt: Time;
  lastSyncedAt: Time;
  lastDeliveryAt: Time;
}

export interface VariableRow extends Row {
  component: VariableComponent;
  buttonIndex: number | null;
  placeholder: string;
  type: VariableType;
  fieldPath: string | null;
  fixedText: string | null;
  sampleValue: string | null;
  fallback: string | null;
}

export interface ButtonRow extends Row {
  position: number;
  type: string;
  text: string | null;
  raw: unknown;
}

export interface TemplateRow extends Row {
  account: AccountRow | null;
  businessAccountId: string;
  name: string;
  language: string;
  label: string | null;
  category: string | null;
  parameterFormat: string;
  appliesTo: string | null;
  phoneField: string | null;
  headerType: string | null;
  headerText: string | null;
  body: string | null;
  footer: string | null;
  status: string;
  statusAt: Time;
  rejectedReason: string | null;
  qualityScore: string | null;
  correctCategory: string | null;
  metaId: string | null;
  raw: { header?: unknown; components?: unknown[] } | null;
  syncedHash: string | null;
  lastSyncedAt: Time;
  allowedUsers?: { id: number }[];
  allowedRoles?: { id: number }[];
}

export interface ContactRow extends Row {
  portfolioId: string;
  phone: string | null;
  waId: string | null;
  userId: string | null;
  profileName: string | null;
}

/** What a message holds to be sent, and to be shown. */
export interface MessageContent {
  template?: { name: string; language: string; documentId: string };
  values?: Values;
  /** What the record called the person when the message was queued. */
  recipientName?: string | null;
  /** The object that Meta takes under the message's type. */
  payload: Record<string, unknown>;
  /** What the bubble shows. */
  blocks?: Blocks;
}

export interface MessageRow extends Row, Record<StateTime, Time> {
  account: AccountRow | null;
  contact: ContactRow | null;
  template: TemplateRow | null;
  direction: MessageDirection;
  type: string;
  content: MessageContent | null;
  rendered: string | null;
  state: MessageState;
  holdReason: string | null;
  wamid: string | null;
  attempt: number;
  resendOf: string | null;
  idempotencyKey: string | null;
  priority: number;
  sendAt: Time;
  dueAt: Time;
  expiresAt: Time;
  claimedBy: string | null;
  leaseUntil: Time;
  failureType: FailureType | null;
  errorCode: number | null;
  errorTitle: string | null;
  errorDetails: string | null;
  traceId: string | null;
  pricingCategory: string | null;
  billable: boolean | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
  sentBy: string | null;
  source: MessageSource | null;
}

export interface DeliveryRow extends Row {
  receivedAt: Time;
  field: string | null;
  wabaId: string | null;
  itemKey: string;
  verdict: 'unknown' | 'parked' | 'failed' | 'kept';
  reason: string | null;
  body: unknown;
}

export interface CollectionSettingRow extends Row {
  uid: string;
  enabled: boolean;
  phoneField: string | null;
  nameField: string | null;
  localeField: string | null;
  consentField: string | null;
  portalUrl: string | null;
  valuesFrom: string | null;
}
