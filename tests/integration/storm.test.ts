import { randomInt } from 'node:crypto';

import { brokenByStorm, stormTest } from '../torture/storm';
import { describeOnEachDatabase } from './services';

// Processes are started several times in one test.
jest.setTimeout(300_000);

/** The short version of `npm run torture`; a seed that failed is tried again with TEST_SEED. */
const seed = Number(process.env.TEST_SEED ?? randomInt(2 ** 31));

describeOnEachDatabase('a storm of webhooks', (database) => {
  test('leaves each item once, whoever is killed and whatever is forged meanwhile', async () => {
    const report = await stormTest({
      database,
      messages: 120,
      // Who has the same delivery twice at the same moment must not keep it twice.
      processes: database === 'sqlite' ? 1 : 2,
      kills: 1,
      forged: { calls: 60, bytes: 20_000 },
      seed,
    });
    expect(brokenByStorm(report)).toEqual([]);
    // It was about something.
    expect(report.answered).toBeGreaterThan(report.deliveries / 2);
    expect(report.inbound).toBeGreaterThan(0);
  });
});
