/** What a change does to a record; a message of a person is `inbound`. */
export const RECORD_ACTIONS = [
  'created',
  'updated',
  'published',
  'unpublished',
  'deleted',
] as const;

export type RecordAction = (typeof RECORD_ACTIONS)[number];

/** What a field without parts holds, as it is compared. */
export type Scalar = string | number | boolean | null;

export const UNITS = ['minutes', 'hours', 'days'] as const;

export type Unit = (typeof UNITS)[number];

/** Some time; days are those of a calendar, so that one may have 23 or 25 hours. */
export interface Duration {
  amount: number;
  unit: Unit;
}

const IN_DAYS: Record<Unit, number> = { minutes: 1 / 1_440, hours: 1 / 24, days: 1 };

/** How long it is in days, before or after. */
export const daysIn = ({ amount, unit }: Duration): number => Math.abs(amount) * IN_DAYS[unit];

/** Nothing is set so far from a date, nor compared with a time so far from now. */
export const MAX_OFFSET_DAYS = 3_660;

/** Which version of a record is meant, where its collection has Draft & Publish. */
export type Version = 'published' | 'draft';

/** A record is made or copied: with Draft & Publish its draft is. Each language of a record counts alone. */
export interface CreatedTrigger {
  type: 'created';
  uid: string;
}

/** A record is saved again: with Draft & Publish its draft is. */
export interface UpdatedTrigger {
  type: 'updated';
  uid: string;
}

/** A record is published. */
export interface PublishedTrigger {
  type: 'published';
  uid: string;
  /** `first`: it never was before, as far as this automation has seen; `again`: it was. Default: `any`. */
  which?: 'any' | 'first' | 'again';
}

/** The published version of a record is taken away. */
export interface UnpublishedTrigger {
  type: 'unpublished';
  uid: string;
}

/** A record is deleted; what it said just before is what messages say. */
export interface DeletedTrigger {
  type: 'deleted';
  uid: string;
}

/** A field of the record itself has another value than before. */
export interface FieldChangedTrigger {
  type: 'fieldChanged';
  uid: string;
  field: string;
  /** Absent: from whatever it was. Null: from nothing. */
  from?: Scalar;
  /** Absent: to whatever it is. Null: to nothing. */
  to?: Scalar;
  /** Which version is looked at; default: what is published, where there is Draft & Publish. */
  version?: Version;
}

/** The time in a field has come, or some time before or after it. */
export interface DateTrigger {
  type: 'date';
  uid: string;
  /** Of type `date` or `datetime`. */
  field: string;
  /** Negative before it, positive after it, 0 at it. */
  offset: Duration;
  /** At this time of that day, as `HH:MM`; null: at the time of the field itself. A field without a time needs it. */
  at?: string | null;
  /** IANA name; whose days and whose clock are meant. */
  timeZone: string;
  version?: Version;
}

/** At times, for every record of a collection that the conditions hold for. */
export interface ScheduleTrigger {
  type: 'schedule';
  /** As in a crontab: minute, hour, day of month, month, day of week. */
  cron: string;
  timeZone: string;
  uid: string;
  version?: Version;
}

/** How a word is looked for: as all that somebody wrote, as one of its words, or at its beginning. */
export const KEYWORD_MATCHES = ['exact', 'word', 'begins'] as const;

export type KeywordMatch = (typeof KEYWORD_MATCHES)[number];

/** Somebody writes one of these words; upper case, accents and punctuation do not matter. */
export interface KeywordTrigger {
  type: 'keyword';
  words: string[];
  /** Default: `exact`. */
  match?: KeywordMatch;
  /** documentId of the account that was written to; null for any. */
  account?: string | null;
}

/** Somebody taps a button of a template. */
export interface ButtonReplyTrigger {
  type: 'buttonReply';
  /** What stands on the buttons; empty for any of them. */
  texts: string[];
  /** Name of the template that they belong to; null for any. */
  template?: string | null;
  account?: string | null;
}

/** Somebody writes to an account for the first time. */
export interface FirstMessageTrigger {
  type: 'firstMessage';
  account?: string | null;
}

/** Nobody answers for some time: the person us, or we the person. */
export interface NoReplyTrigger {
  type: 'noReply';
  /** Of whom an answer is missing. */
  of: 'person' | 'team';
  after: Duration;
  account?: string | null;
}

/** When an automation begins. */
export type Trigger =
  | CreatedTrigger
  | UpdatedTrigger
  | PublishedTrigger
  | UnpublishedTrigger
  | DeletedTrigger
  | FieldChangedTrigger
  | DateTrigger
  | ScheduleTrigger
  | KeywordTrigger
  | ButtonReplyTrigger
  | FirstMessageTrigger
  | NoReplyTrigger;

export type TriggerType = Trigger['type'];

export const TRIGGER_TYPES = [
  ...RECORD_ACTIONS,
  'fieldChanged',
  'date',
  'schedule',
  'keyword',
  'buttonReply',
  'firstMessage',
  'noReply',
] as const satisfies readonly TriggerType[];

export type InboundTrigger =
  KeywordTrigger | ButtonReplyTrigger | FirstMessageTrigger | NoReplyTrigger;

export type RecordTrigger = Exclude<Trigger, InboundTrigger>;

const INBOUND: readonly TriggerType[] = ['keyword', 'buttonReply', 'firstMessage', 'noReply'];

/** Whether a trigger is about a conversation, and not about a record. */
export const isInbound = (trigger: Trigger): trigger is InboundTrigger =>
  INBOUND.includes(trigger.type);

/** The collection that a trigger watches; null for one about conversations. */
export const uidOf = (trigger: Trigger): string | null => (isInbound(trigger) ? null : trigger.uid);

/** Which version of a record a trigger speaks of, where there are two. */
export function versionOf(trigger: RecordTrigger): Version {
  switch (trigger.type) {
    case 'created':
    case 'updated':
    case 'deleted':
    case 'unpublished':
      return 'draft';
    case 'published':
      return 'published';
    case 'fieldChanged':
    case 'date':
    case 'schedule':
      return trigger.version ?? 'published';
  }
}
