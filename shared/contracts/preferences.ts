import type { ConsentLanguage, ConsentWords } from '../domain/consent-words';
import type { One } from './page';

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
}

/** Words that are set; languages that are not named stay as they are. */
export interface ConsentWordsInput {
  confirms?: boolean;
  languages?: ConsentLanguage[];
}

/** What can be changed; what is left out stays as it is. */
export interface PreferencesInput {
  trackLinks?: boolean;
  consentWords?: ConsentWordsInput;
}

/** `GET /whatsapp/preferences` (settings.read) */
export type GetPreferences = { Response: One<Preferences> };

/** `PUT /whatsapp/preferences` (settings.update): faults of words are at `consentWords.languages.<code>.<list>`. */
export type UpdatePreferences = { Request: PreferencesInput; Response: One<Preferences> };
