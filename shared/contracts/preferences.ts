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
}

/** `GET /whatsapp/preferences` (settings.read) */
export type GetPreferences = { Response: One<Preferences> };

/** `PUT /whatsapp/preferences` (settings.update): faults of words are at `consentWords.languages.<code>.<list>`. */
export type UpdatePreferences = { Request: PreferencesInput; Response: One<Preferences> };
