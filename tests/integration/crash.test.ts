import { randomInt } from 'node:crypto';

import { brokenPromises, crashTest, type CrashOptions } from '../torture/crash';
import { describeOnEachDatabase, describeWithRedis, REDIS_URL } from './services';

// Processes are started several times in one test.
jest.setTimeout(300_000);

/** The short version of `npm run torture`; a seed that failed is tried again with TEST_SEED. */
const crash = (where: Pick<CrashOptions, 'database' | 'engine'>) =>
  crashTest({
    ...where,
    sends: 150,
    kills: 4,
    seed: Number(process.env.TEST_SEED ?? randomInt(2 ** 31)),
    redisUrl: REDIS_URL,
    skipLeases: true,
  });

describeOnEachDatabase(
  'a process that is killed while it sends',
  (database) => {
    test('loses nothing and sends nothing twice', async () => {
      const report = await crash({ database, engine: 'database' });
      expect(brokenPromises(report)).toEqual([]);
      // It was killed in the middle of something, and everything was asked of it.
      expect(report.sendingAtKills).toBeGreaterThan(0);
      expect(report.taken + report.listed.length).toBe(report.sends);
    });
  },
  ['sqlite', 'postgres'],
);

describeWithRedis('a process that is killed while it sends', () => {
  describeOnEachDatabase(
    'through Redis',
    (database) => {
      test('loses nothing and sends nothing twice either', async () => {
        const report = await crash({ database, engine: 'redis' });
        expect(brokenPromises(report)).toEqual([]);
        expect(report.sendingAtKills).toBeGreaterThan(0);
      });
    },
    ['postgres'],
  );
});
