import type { Preferences, PreferencesInput } from '../../../../shared/contracts/preferences';
import { maskPhone } from '../../../../shared/domain/phone';
import { CODE, type Actor } from '../../actor';
import { refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { mayReadContacts } from '../contacts/may-read-contacts';
import { mayReadBodies } from '../messages/may-read-log';
import { createConsentWordSettings } from './consent-words';
import { createInboxPreferences } from './inbox';
import { NOTICE_TEXT } from './notice-text';
import { createRemembered } from './remembered';
import { createSettings } from './settings';

/** Numbers are whole for those alone who see them whole elsewhere. */
const numbersAsSeenBy = (numbers: string[] | null, actor: Actor): string[] | null =>
  numbers && !mayReadBodies(actor) && !mayReadContacts(actor) ? numbers.map(maskPhone) : numbers;

/** The internal service `preferences`: what holds for the whole plugin, by code or by the admin. */
export function createPreferences(runtime: Runtime) {
  const { config, preferences, now } = runtime;
  const consentWords = createConsentWordSettings(runtime);
  const inbox = createInboxPreferences(runtime);
  const settings = createSettings(runtime);
  const locked = config.links.track;
  const trackLinks = createRemembered(
    async () => locked ?? (await preferences.get()).trackLinks ?? false,
    now,
  );

  const get = async (actor: Actor = CODE): Promise<Preferences> => ({
    trackLinks: await trackLinks.get(),
    isTrackLinksLocked: locked !== null,
    noticeText: NOTICE_TEXT,
    consentWords: await consentWords.get(),
    inbox: await inbox.get(),
    settings: settings.list(),
    setInCode: {
      queue: {
        engine: config.queue.engine,
        worker: config.queue.worker,
        concurrency: config.queue.concurrency,
      },
      developer: {
        isProduction: runtime.isProduction,
        graphVersion: config.graph.version,
        simulatorUrl: config.simulator.url,
        allowedRecipients: numbersAsSeenBy(config.sending.allowedRecipients, actor),
      },
    },
  });

  return {
    get,

    consentWords,

    inbox,

    settings,

    /** Whether visits of links are counted. */
    tracksLinks: trackLinks.current,

    async update(
      {
        trackLinks: tracks,
        consentWords: words,
        inbox: ofInbox,
        settings: ofConfig,
      }: PreferencesInput,
      actor: Actor = CODE,
    ): Promise<Preferences> {
      if (locked !== null && tracks !== undefined && tracks !== locked)
        throw refuse('preference.locked', 'trackLinks');
      if (words !== undefined) await consentWords.save(words);
      if (ofInbox !== undefined) await inbox.save(ofInbox);
      // Only those come that were changed since they were read: nothing may be refused after them.
      if (ofConfig !== undefined) await settings.save(ofConfig);
      if (locked === null && tracks !== undefined)
        await preferences.change(() => ({ trackLinks: tracks }));
      return get(actor);
    },
  };
}

export type PreferencesService = ReturnType<typeof createPreferences>;
