import { findByNumber } from '../collections/find-by-number';
import type { RecordReader } from '../collections/read-record';
import type { CollectionSettings } from '../collections/settings';
import { forLog } from '../errors';
import type { Runtime } from '../runtime';
import { PLUGIN_ID } from '../../../shared/plugin';
import { oneAtATime } from './background';

/** Whoever writes for the first time has their records within this time. */
const EVERY_MS = 5_000;

/** Contacts that are looked at together. */
const BATCH = 100;

/** Where it is remembered by which fields records were looked for last. */
const LOOKED_AT = { type: 'plugin', name: PLUGIN_ID, key: 'linked-collections' } as const;

/**
 * The internal service `record-links`: finds the records of people who are new, or have a new number, and
 * those of everybody when other collections take part.
 */
export function createRecordLinks(
  runtime: Runtime,
  collections: CollectionSettings,
  records: RecordReader,
) {
  const { strapi, accounts, contacts, now } = runtime;
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let known: string | null = null;

  async function listCollections() {
    const enabled = await collections.listEnabled();
    const fields = JSON.stringify(
      enabled.map(({ uid, setting }) => [uid, setting.phoneField, setting.valuesFrom]),
    );
    // While a new version is rolled out, others may go by other settings: neither undoes the other's look.
    if (fields !== known && (await strapi.store!.get(LOOKED_AT)) !== fields) {
      await contacts.recheckLinks();
      await strapi.store!.set({ ...LOOKED_AT, value: fields });
    }
    known = fields;
    return enabled;
  }

  async function look(): Promise<void> {
    const enabled = await listCollections();
    while (!isStopping) {
      const waiting = await contacts.listUnlinked(BATCH);
      if (waiting.length === 0) return;
      const country = (await accounts.getDefault())?.defaultCountry ?? null;
      const phones = [...new Set(waiting.flatMap(({ phone }) => phone ?? []))];
      for (const collection of enabled)
        for (const { documentId, phone } of await findByNumber(
          strapi,
          records,
          collection,
          phones,
          country,
        ))
          for (const contact of waiting.filter((one) => one.phone === phone))
            await contacts.addLink({ uid: collection.uid, documentId }, contact.id);
      await contacts.noteLinked(waiting, now());
      if (waiting.length < BATCH) return;
    }
  }

  /** Looks now, unless it is being looked. */
  const looking = oneAtATime(look, (failure) => {
    strapi.log.warn(`[whatsapp] Records could not be linked to contacts: ${forLog(failure)}`);
  });

  return {
    run: looking.run,

    start(): void {
      if (timer) return;
      isStopping = false;
      timer = setInterval(() => void looking.run(), EVERY_MS);
      timer.unref();
      void looking.run();
    },

    /** Ends with the contacts that are being looked at. */
    async stop(): Promise<void> {
      if (timer) clearInterval(timer);
      timer = null;
      isStopping = true;
      await looking.idle();
    },
  };
}

export type RecordLinks = ReturnType<typeof createRecordLinks>;
