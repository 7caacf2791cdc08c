import { createRested } from '../../../../../server/src/services/campaign-results/rested';

describe('a question that takes its time', () => {
  test('is asked once by those who ask together, and rests for twenty times as long', async () => {
    let time = 0;
    let asked = 0;
    const rested = createRested(
      (key: string) => {
        asked += 1;
        time += 100;
        return Promise.resolve(`${key}${asked}`);
      },
      () => time,
    );
    expect(await Promise.all([rested.get('a'), rested.get('a')])).toEqual(['a1', 'a1']);
    time += 1_999;
    expect(await rested.get('a')).toBe('a1');
    expect(await rested.get('b')).toBe('b2');
    // Asking for the other took a while as well.
    expect(await rested.get('a')).toBe('a3');
    rested.forget('a');
    expect(await rested.get('a')).toBe('a4');
  });

  test('is asked again when what it is about stands otherwise', async () => {
    let time = 0;
    let asked = 0;
    const rested = createRested(
      () => {
        asked += 1;
        time += 100;
        return Promise.resolve(asked);
      },
      () => time,
    );
    expect(await rested.get('a', 'running')).toBe(1);
    expect(await rested.get('a', 'running')).toBe(1);
    expect(await rested.get('a', 'done')).toBe(2);
    expect(await rested.get('a', 'done')).toBe(2);
  });

  test('is asked again when it was quick, and when there was no answer', async () => {
    let asked = 0;
    const rested = createRested(
      () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('lost')) : Promise.resolve(asked);
      },
      () => 0,
    );
    await expect(rested.get('a')).rejects.toThrow('lost');
    expect(await rested.get('a')).toBe(2);
    expect(await rested.get('a')).toBe(3);
  });
});
