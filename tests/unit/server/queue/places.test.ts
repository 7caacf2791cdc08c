import { createPlaces } from '../../../../server/src/queue/places';

/** Lets everything that is ready go on. */
const settle = () => new Promise(setImmediate);

describe('places', () => {
  test('let in as many as there are, and the others in the order in which they came', async () => {
    const places = createPlaces(2);
    const entered: string[] = [];
    const leave = new Map<string, () => void>();
    for (const name of ['a', 'b', 'c', 'd'])
      void places.enter().then((giveBack) => {
        entered.push(name);
        leave.set(name, giveBack!);
      });
    await settle();
    expect(entered).toEqual(['a', 'b']);
    leave.get('b')!();
    await settle();
    expect(entered).toEqual(['a', 'b', 'c']);
    leave.get('a')!();
    await settle();
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  test('are given back once, however often somebody says so', async () => {
    const places = createPlaces(1);
    const leave = (await places.enter())!;
    leave();
    leave();
    await places.enter();
    let hasEntered = false;
    void places.enter().then(() => {
      hasEntered = true;
    });
    await settle();
    expect(hasEntered).toBe(false);
  });

  test('let nobody in once they are closed, not even who waits', async () => {
    const places = createPlaces(1);
    const leave = (await places.enter())!;
    const waiting = places.enter();
    places.close();
    expect(await waiting).toBeNull();
    leave();
    expect(await places.enter()).toBeNull();
  });
});
