import type { Environment } from '../../../shared/contracts/accounts';
import type { Step } from '../../../shared/domain/automation/action';
import type { AutomationStatus, RunState } from '../../../shared/domain/automation/automation';
import type { Condition } from '../../../shared/domain/automation/condition';
import type { Limits } from '../../../shared/domain/automation/limits';
import type {
  RecordAction,
  Scalar,
  Trigger,
  TriggerType,
  Version,
} from '../../../shared/domain/automation/trigger';
import type { SentenceKey } from '../../../shared/domain/sentences';
import type { Row, Time } from './rows';

/** An automation as stored. */
export interface AutomationRow extends Row {
  name: string;
  /** Names one that code defines; null for all others. */
  key: string | null;
  status: AutomationStatus;
  /** Since when it is on; what happened before does not count. */
  onSince: Time;
  pausedAt: Time;
  /** Why it is paused. */
  pauseCode: SentenceKey | null;
  pauseParams: Record<string, string | number> | null;
  /** How often in a row it has failed. */
  failures: number | null;
  trigger: Trigger;
  condition: Condition | null;
  steps: Step[];
  limits: Limits;
  /** Of its trigger, so that lists can be filtered. */
  collectionUid: string | null;
  account: { id: number; documentId: string; name: string; environment: Environment } | null;
  /** Up to when dates, schedules and missing answers have been looked for. */
  scannedTo: Time;
  lastRunAt: Time;
  ownerName: string | null;
}

/** What somebody wrote or tapped, as far as triggers look at it. */
export interface Said {
  text: string | null;
  /** Whether it is a tap on a button of a template. */
  isButton: boolean;
  /** The wamid of the message that it answers. */
  replyTo: string | null;
  /** Whether they had never written to this account before. */
  isFirst: boolean;
}

/** What the record said before it was deleted: its values by path. */
export interface Snapshot {
  values: Record<string, unknown>;
}

/** Something that may set automations off; written with what it is about, and gone once it is looked at. */
export interface AutomationTriggerRow extends Row {
  /** `schedule` is of one automation, and of all records; the others may be of several automations. */
  kind: 'change' | 'inbound' | 'schedule';
  at: string | Date;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
  action: RecordAction | null;
  isFirst: boolean | null;
  before: Record<string, Scalar> | null;
  after: Record<string, Scalar> | null;
  /** The automations whose doing it is, by documentId, the first first. */
  causedBy: string[] | null;
  snapshot: Snapshot | null;
  said: Said | null;
  /** documentId of what somebody wrote. */
  message: string | null;
  contact: { id: number; documentId: string } | null;
  conversation: { id: number; documentId: string } | null;
  automation: { id: number; documentId: string } | null;
  key: string | null;
  /** Of a schedule: the row of the record that was looked at last. */
  cursor: number | null;
  tries: number | null;
  claimedBy: string | null;
  leaseUntil: Time;
}

/** One step of a run, as it is remembered. */
export interface StepLog {
  index: number;
  type: Step['type'];
  outcome: 'done' | 'skipped' | 'failed';
  at: string;
  /** Why; null where it was done. */
  reason: { code: SentenceKey; params?: Record<string, string | number> } | null;
  /** documentId */
  message: string | null;
}

/** One time that an automation had reason to do something. */
export interface AutomationRunRow extends Row {
  automation: AutomationRow | null;
  /** The same for the same reason, whichever process comes upon it and however often. */
  key: string;
  /** Set once it has gone on, where it may only once for each record. */
  onceKey: string | null;
  state: RunState;
  reason: SentenceKey | null;
  reasonParams: Record<string, string | number> | null;
  triggerType: TriggerType;
  before: string | null;
  after: string | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
  version: Version | null;
  /** Whom it is about, once that is known. */
  phone: string | null;
  userId: string | null;
  contact: { id: number; documentId: string } | null;
  conversation: { id: number; documentId: string; account: { documentId: string } | null } | null;
  message: string | null;
  causedBy: string[] | null;
  /** What the watched fields held before the change. */
  was: Record<string, Scalar> | null;
  snapshot: Snapshot | null;
  /** As the automation had them then. */
  steps: Step[];
  /** The one that comes next. */
  step: number | null;
  log: StepLog[] | null;
  dueAt: Time;
  /** When the limits let it go on. */
  admittedAt: Time;
  finishedAt: Time;
  tries: number | null;
  claimedBy: string | null;
  leaseUntil: Time;
}
