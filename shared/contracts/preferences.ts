import type { One } from './page';

/** What holds for the whole plugin. */
export interface Preferences {
  /** Whether it is counted how often tracked links are opened. */
  trackLinks: boolean;
  /** Set in code, by the configuration key `links.track`, and not to be changed in the admin. */
  isTrackLinksLocked: boolean;
  /** A text about tracked links for a privacy notice, ready to be copied. */
  noticeText: string;
}

/** What can be changed. */
export type PreferencesInput = Pick<Preferences, 'trackLinks'>;

/** `GET /whatsapp/preferences` (settings.read) */
export type GetPreferences = { Response: One<Preferences> };

/** `PUT /whatsapp/preferences` (settings.update) */
export type UpdatePreferences = { Request: PreferencesInput; Response: One<Preferences> };
