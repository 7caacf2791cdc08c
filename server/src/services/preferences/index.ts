import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { NOTICE_TEXT } from './notice-text';

/** For how long a change that another process made may go unseen. */
const FRESH_MS = 5_000;

/** The internal service `preferences`: what holds for the whole plugin, by code or by the admin. */
export function createPreferences({ config, preferences, now }: Runtime) {
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
  });

  return {
    get,

    /** Whether visits of links are counted; asked for with each, so not always of the database. */
    async tracksLinks(): Promise<boolean> {
      const isFresh = remembered !== null && now().getTime() - remembered.at < FRESH_MS;
      return isFresh ? remembered!.trackLinks : readTrackLinks();
    },

    async update({ trackLinks }: PreferencesInput): Promise<Preferences> {
      if (locked !== null && trackLinks !== locked) throw refuse('preference.locked', 'trackLinks');
      if (locked === null) await preferences.save({ trackLinks });
      return get();
    },
  };
}

export type PreferencesService = ReturnType<typeof createPreferences>;
