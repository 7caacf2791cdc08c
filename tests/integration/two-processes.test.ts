import { brokenPromises, twoProcesses, type TwoProcessesOptions } from '../torture/two-processes';
import { describeOnEachDatabase, describeWithRedis, REDIS_URL } from './services';

// Processes are started several times in one test.
jest.setTimeout(300_000);

/** The short version of what `npm run torture` does with 2,000 rows. */
const share = (where: Pick<TwoProcessesOptions, 'database' | 'engine'>) =>
  twoProcesses({
    ...where,
    redisUrl: REDIS_URL,
    numbers: [
      { level: 'STANDARD', rows: 120 },
      { level: 'COEXISTENCE', rows: 80 },
      { level: 'COEXISTENCE', rows: 80 },
    ],
  });

describeOnEachDatabase('two processes on one database', (database) => {
  test('share the work, send nothing twice, and keep the pace of each number', async () => {
    expect(brokenPromises(await share({ database, engine: 'database' }))).toEqual([]);
  });
});

describeWithRedis('two processes on one database', () => {
  describeOnEachDatabase(
    'with Redis',
    (database) => {
      test('share the work through Redis as well', async () => {
        expect(brokenPromises(await share({ database, engine: 'redis' }))).toEqual([]);
      });
    },
    ['postgres'],
  );
});
