import type { CollectionSettings } from '../../../../server/src/collections/settings';
import type { RecordReader } from '../../../../server/src/collections/read-record';
import type { Runtime } from '../../../../server/src/runtime';
import { createRecordLinks } from '../../../../server/src/services/record-links';

/** The database that processes share, as far as it is asked here; batches of contacts are left to be looked at. */
function database(batches = 0) {
  const kept = { value: null as unknown, rechecks: 0, looked: 0 };
  const runtime = {
    strapi: {
      log: { warn: () => undefined },
      store: {
        get: () => Promise.resolve(kept.value),
        set: ({ value }: { value: unknown }) => {
          kept.value = value;
          return Promise.resolve();
        },
      },
    },
    accounts: { getDefault: () => Promise.resolve(null) },
    contacts: {
      recheckLinks: () => Promise.resolve((kept.rechecks += 1)),
      listUnlinked: (limit: number) =>
        Promise.resolve(
          kept.looked < batches
            ? Array.from({ length: limit }, (_, id) => ({ id, phone: null }))
            : [],
        ),
      noteLinked: () => Promise.resolve((kept.looked += 1)),
    },
    now: () => new Date(),
  } as unknown as Runtime;
  return { kept, runtime };
}

const processWith = (runtime: Runtime, settings: { phoneField: string }) =>
  createRecordLinks(
    runtime,
    {
      listEnabled: () =>
        Promise.resolve([{ uid: 'api::a.a', setting: { valuesFrom: null, ...settings } }]),
    } as unknown as CollectionSettings,
    { readMany: () => Promise.resolve(new Map()) } as unknown as RecordReader,
  );

jest.mock('../../../../server/src/collections/find-by-number', () => ({
  findByNumber: () => Promise.resolve([]),
}));

describe('Looking for the records of contacts', () => {
  it('ends between two batches when it is told to', async () => {
    const { kept, runtime } = database(50);
    const links = processWith(runtime, { phoneField: 'phone' });
    void links.run();
    await links.stop();
    expect(kept.looked).toBeLessThan(2);
  });

  it('is begun anew by each process once where they go by different settings, and by a change', async () => {
    const { kept, runtime } = database();
    const settings = { phoneField: 'mobile' };
    const [before, after] = [
      processWith(runtime, { phoneField: 'phone' }),
      processWith(runtime, settings),
    ];
    for (let times = 0; times < 3; times += 1) {
      await before.run();
      await after.run();
    }
    expect(kept.rechecks).toBe(2);
    settings.phoneField = 'tel';
    await after.run();
    await after.run();
    expect(kept.rechecks).toBe(3);
  });
});
