import { createBlobStore } from '../../../../admin/src/pages/Inbox/thread/blob-store';

function createStore(load = (path: string) => Promise.resolve(new Blob([path]))) {
  const loaded: string[] = [];
  const revoked: string[] = [];
  let count = 0;
  const store = createBlobStore(
    (path) => {
      loaded.push(path);
      return load(path);
    },
    {
      createObjectURL: () => `blob:${(count += 1)}`,
      revokeObjectURL: (url) => revoked.push(url),
    },
  );
  return { store, loaded, revoked };
}

/** Everything that was promised has come about. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the files of a conversation', () => {
  test('are fetched once, however often they are shown', async () => {
    const { store, loaded } = createStore();
    const first = store.open('/a');
    const second = store.open('/a');
    expect(await first.file).toBe(await second.file);
    first.close();
    second.close();
    await store.open('/a').file;
    expect(loaded).toEqual(['/a']);
  });

  test('are let go, the oldest first, when many others were looked at after them', async () => {
    const { store, revoked } = createStore();
    const shown = store.open('/shown');
    for (let index = 0; index < 51; index += 1) {
      const { file, close } = store.open(`/${index}`);
      await file;
      close();
    }
    await settled();
    // The first one is still being looked at.
    expect(revoked).toEqual(['blob:2']);
    shown.close();
    await settled();
    expect(revoked).toEqual(['blob:2', 'blob:1']);
  });

  test('are asked for again after they could not be had', async () => {
    let isDown = true;
    const { store, loaded } = createStore((path) =>
      isDown ? Promise.reject(new Error('down')) : Promise.resolve(new Blob([path])),
    );
    await expect(store.open('/a').file).rejects.toThrow('down');
    isDown = false;
    await expect(store.open('/a').file).resolves.toBe('blob:1');
    expect(loaded).toEqual(['/a', '/a']);
  });

  test('are all let go with the conversation', async () => {
    const { store, revoked } = createStore();
    await store.open('/a').file;
    await store.open('/b').file;
    store.clear();
    await settled();
    expect(revoked).toEqual(['blob:1', 'blob:2']);
  });
});
