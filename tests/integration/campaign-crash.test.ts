import { randomInt } from 'node:crypto';

import { brokenByCampaign, campaignCrash, type CampaignCrashOptions } from '../torture/campaign';
import { describeOnEachDatabase, describeWithRedis, REDIS_URL } from './services';

// Processes are started several times in one test.
jest.setTimeout(300_000);

const PEOPLE = 600;

/** The short version of `npm run torture`; a seed that failed is tried again with TEST_SEED. */
const crash = (where: Pick<CampaignCrashOptions, 'database' | 'engine'>) =>
  campaignCrash({
    ...where,
    recipients: PEOPLE,
    kills: 2,
    seed: Number(process.env.TEST_SEED ?? randomInt(2 ** 31)),
    redisUrl: REDIS_URL,
  });

describeOnEachDatabase(
  'a campaign whose process is killed',
  (database) => {
    test('reaches everybody once', async () => {
      const report = await crash({ database, engine: 'database' });
      expect(brokenByCampaign(report, PEOPLE)).toEqual([]);
      // It was killed in the middle of its run.
      expect(report.rowsAtKills[0]).toBeGreaterThan(0);
    });
  },
  ['sqlite', 'postgres'],
);

describeWithRedis('a campaign whose process is killed', () => {
  describeOnEachDatabase(
    'through Redis',
    (database) => {
      test('reaches everybody once too', async () => {
        const report = await crash({ database, engine: 'redis' });
        expect(brokenByCampaign(report, PEOPLE)).toEqual([]);
        expect(report.rowsAtKills[0]).toBeGreaterThan(0);
      });
    },
    ['postgres'],
  );
});
