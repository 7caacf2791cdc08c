import type { ConsentPolicy } from '../domain/consent';
import type { ConsentLanguage, ConsentWords } from '../domain/consent-words';
import type { OpeningHours } from '../domain/opening-hours';
import type { ReadReceipts } from './inbox';
import type { One } from './page';

/** A text that goes out by itself; it ends nobody's wait for a person. */
export interface AutoReply {
  enabled: boolean;
  text: string;
  /** Not again to the same person for so many hours. */
  everyHours: number;
  /** The words of a button by which people ask for a person; null for none. */
  personButton: string | null;
}

/** How conversations are dealt with. */
export interface InboxPreferences {
  readReceipts: ReadReceipts;
  /** Whether the person sees that somebody types; it shows them as read, too. */
  showTyping: boolean;
  hours: OpeningHours;
  /** To whoever writes outside of the hours. */
  away: AutoReply;
  /** To whoever writes for the first time, or after a long time. */
  welcome: AutoReply;
}

/** What holds for the whole plugin. */
export interface Preferences {
  /** Whether it is counted how often tracked links are opened. */
  trackLinks: boolean;
  /** Set in code, by the configuration key `links.track`, and not to be changed in the admin. */
  isTrackLinksLocked: boolean;
  /** A text about tracked links for a privacy notice, ready to be copied. */
  noticeText: string;
  /** With which words people opt out and in again, and how that is confirmed to them. */
  consentWords: ConsentWords;
  inbox: InboxPreferences;
  settings: Settings;
  setInCode: SetInCode;
}

/** Words that are set; languages that are not named stay as they are. */
export interface ConsentWordsInput {
  confirms?: boolean;
  languages?: ConsentLanguage[];
  /** Codes of languages that are taken out; of one that the plugin brings, its own words come back. */
  removed?: string[];
}

/** What can be changed; what is left out stays as it is. */
export interface PreferencesInput {
  trackLinks?: boolean;
  consentWords?: ConsentWordsInput;
  /** Of each part what is given; `hours`, `away` and `welcome` as a whole. */
  inbox?: Partial<InboxPreferences>;
  settings?: Partial<SettingValues>;
}

/** `GET /whatsapp/preferences` (settings.read) */
export type GetPreferences = { Response: One<Preferences> };

/** `PUT /whatsapp/preferences` (settings.update): faults of words are at `consentWords.languages.<code>.<list>`. */
export type UpdatePreferences = { Request: PreferencesInput; Response: One<Preferences> };

/** What the admin may set, by its key in the configuration of code, which wins. */
export interface SettingValues {
  'sending.undoSeconds': number;
  'sending.consent.marketing': ConsentPolicy;
  'sending.consent.utility': ConsentPolicy;
  'sending.consent.authentication': ConsentPolicy;
  'sending.confirmFrom': number;
  'templates.defaultLanguage': string;
  'conversations.replyToMembersDays': number;
  'retention.deliveriesDays': number | null;
  'retention.messageBodiesDays': number | null;
  'retention.mediaDays': number | null;
  'retention.campaignDraftsDays': number | null;
  'retention.historyDays': number | null;
}

export type SettingKey = keyof SettingValues;

/** The whole numbers that may be set, both ends among them. */
export interface NumberRange {
  least: number;
  most: number;
}

/** A setting as it holds. */
export interface Setting<Key extends SettingKey = SettingKey> {
  value: SettingValues[Key];
  /** What holds where neither code nor the admin has set it. */
  standard: SettingValues[Key];
  /** Set in code, and not to be changed in the admin. */
  isLocked: boolean;
  /** Null where it is no number. */
  range: NumberRange | null;
}

export type Settings = { [Key in SettingKey]: Setting<Key> };

/** What only code sets; shown, so that nobody has to look for it. */
export interface SetInCode {
  /** Keys of the configuration with what holds, in words. */
  queue: { engine: 'database' | 'redis'; worker: 'auto' | boolean; concurrency: number };
  developer: {
    isProduction: boolean;
    graphVersion: string;
    simulatorUrl: string | null;
    /** Null: everyone may be written to. */
    allowedRecipients: string[] | null;
  };
}

/** Who answers, and how long that took. */
export interface QueueCheck {
  id: 'database' | 'redis';
  isOk: boolean;
  milliseconds: number | null;
  /** Why it does not answer. */
  problem: string | null;
}

/** What waits, and whether what the queue needs answers. */
export interface QueueTest {
  checks: QueueCheck[];
  /** Messages that wait to leave, counted up to 10,000; those that wait for their time among them. */
  waiting: number;
  /** Since when the first of those waits whose time has come; null where none does. */
  dueSince: string | null;
  /** Whether this process hands messages to Meta. */
  isWorking: boolean;
}

/** `POST /whatsapp/preferences/queue-test` (settings.read): asks the database, and Redis where it is used. */
export type TestQueue = { Response: One<QueueTest> };
