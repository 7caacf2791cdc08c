import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { createConsentWordSettings } from './consent-words';
import { NOTICE_TEXT } from './notice-text';

/** For how long a change that another process made may go unseen. */
const FRESH_MS = 5_000;

/** The internal service `preferences`: what holds for the whole plugin, by code or by the admin. */
export function createPreferences(runtime: Runtime) {
  const { config, preferences, now } = runtime;
  const consentWords = createConsentWordSettings(runtime);
  const locked = config.links.track;
  let remembered: { trackLinks: boolean; at: number } | null = null;

  async function readTrackLinks(): Promise<boolean> {
    const trackLinks = locked ?? (await preferences.get()).trackLinks ?? false;
    remembered = { trackLinks, at: now().getTime() };
    return trackLinks;
  }

  const get = async (): Promise<Preferences> => ({
    trackLinks: await readTrackLinks(),
    isTrackLinksLocked: locked !== null,
    noticeText: NOTICE_TEXT,
    consentWords: await consentWords.get(),
  });

  return {
    get,

    consentWords,

    /** Whether visits of links are counted; asked for with each, so not always of the database. */
    async tracksLinks(): Promise<boolean> {
      const isFresh = remembered !== null && now().getTime() - remembered.at < FRESH_MS;
      return isFresh ? remembered!.trackLinks : readTrackLinks();
    },

    async update({ trackLinks, consentWords: words }: PreferencesInput): Promise<Preferences> {
      if (locked !== null && trackLinks !== undefined && trackLinks !== locked)
        throw refuse('preference.locked', 'trackLinks');
      if (words !== undefined) await consentWords.save(words);
      if (locked === null && trackLinks !== undefined) await preferences.save({ trackLinks });
      return get();
    },
  };
}

export type PreferencesService = ReturnType<typeof createPreferences>;
