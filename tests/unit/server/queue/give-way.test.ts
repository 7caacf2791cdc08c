import { createGiveWay } from '../../../../server/src/queue/give-way';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Has `count` come to a gate; answers who was let on and who was sent away, as far as is known. */
function arrive(way: ReturnType<typeof createGiveWay>, count: number) {
  const wentOn: number[] = [];
  const sentAway: number[] = [];
  for (let index = 0; index < count; index += 1)
    void way.pass().then((mayGoOn) => (mayGoOn ? wentOn : sentAway).push(index));
  return { wentOn, sentAway };
}

describe('giving way', () => {
  test('holds nobody up while there is no rush', async () => {
    const { wentOn } = arrive(
      createGiveWay(() => false),
      3,
    );
    await jest.advanceTimersByTimeAsync(0);
    expect(wentOn).toEqual([0, 1, 2]);
  });

  test('lets a few go on in a rush, in the order in which they came', async () => {
    const { wentOn } = arrive(
      createGiveWay(() => true),
      100,
    );
    await jest.advanceTimersByTimeAsync(0);
    expect(wentOn).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(wentOn).toEqual(Array.from({ length: 25 }, (_, index) => index));
  });

  test('lets everybody go on after it, not all at once, and nobody pass who came later', async () => {
    let isRush = true;
    const way = createGiveWay(() => isRush);
    const first = arrive(way, 120);
    await jest.advanceTimersByTimeAsync(0);
    isRush = false;
    const later = arrive(way, 1);
    await jest.advanceTimersByTimeAsync(40);
    expect(first.wentOn).toHaveLength(50);
    expect(later.wentOn).toEqual([]);
    await jest.advanceTimersByTimeAsync(80);
    expect(first.wentOn).toHaveLength(120);
    expect(later.wentOn).toEqual([0]);
    expect(jest.getTimerCount()).toBe(0);
    expect(await way.pass()).toBe(true);
  });

  test('sends everybody away once it is closed', async () => {
    const way = createGiveWay(() => true);
    const { sentAway } = arrive(way, 2);
    way.close();
    await jest.advanceTimersByTimeAsync(0);
    expect(sentAway).toEqual([0, 1]);
    expect(await way.pass()).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
