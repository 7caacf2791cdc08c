import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { createConsentWordSettings } from './consent-words';
import { createInboxPreferences } from './inbox';
import { NOTICE_TEXT } from './notice-text';
import { createRemembered } from './remembered';

/** The internal service `preferences`: what holds for the whole plugin, by code or by the admin. */
export function createPreferences(runtime: Runtime) {
  const { config, preferences, now } = runtime;
  const consentWords = createConsentWordSettings(runtime);
  const inbox = createInboxPreferences(runtime);
  const locked = config.links.track;
  const trackLinks = createRemembered(
    async () => locked ?? (await preferences.get()).trackLinks ?? false,
    now,
  );

  const get = async (): Promise<Preferences> => ({
    trackLinks: await trackLinks.get(),
    isTrackLinksLocked: locked !== null,
    noticeText: NOTICE_TEXT,
    consentWords: await consentWords.get(),
    inbox: await inbox.get(),
  });

  return {
    get,

    consentWords,

    inbox,

    /** Whether visits of links are counted. */
    tracksLinks: trackLinks.current,

    async update({
      trackLinks: tracks,
      consentWords: words,
      inbox: ofInbox,
    }: PreferencesInput): Promise<Preferences> {
      if (locked !== null && tracks !== undefined && tracks !== locked)
        throw refuse('preference.locked', 'trackLinks');
      if (words !== undefined) await consentWords.save(words);
      if (ofInbox !== undefined) await inbox.save(ofInbox);
      if (locked === null && tracks !== undefined) await preferences.save({ trackLinks: tracks });
      return get();
    },
  };
}

export type PreferencesService = ReturnType<typeof createPreferences>;
