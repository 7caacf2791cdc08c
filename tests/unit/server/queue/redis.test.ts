import { createRedisDriver } from '../../../../server/src/queue/drivers/redis';
import { createOutage } from '../../../../server/src/queue/drivers/redis-connection';
import type { NamedClaimStore } from '../../../../server/src/store/named-claims';

jest.mock('bullmq', () => {
  throw Object.assign(new Error("Cannot find module 'bullmq'"), { code: 'MODULE_NOT_FOUND' });
});

const logOf = () => {
  const told = { info: [] as string[], error: [] as string[] };
  return {
    told,
    info: (words: string) => told.info.push(words),
    error: (words: string) => told.error.push(words),
  };
};

describe('The engine redis', () => {
  it('says what to install when its packages are missing, and harms nobody', async () => {
    const log = logOf();
    const work = jest.fn();
    const driver = createRedisDriver({
      claims: {} as NamedClaimStore,
      redis: 'redis://:secret@localhost',
      prefix: 'test',
      concurrency: 1,
      now: () => new Date(),
      newClaim: () => 'claim',
      detached: (act) => act(),
      onError: (failure) => log.error(String(failure)),
      log,
    });
    driver.start(work);
    driver.wake();
    await new Promise((resolve) => setTimeout(resolve, 200));
    driver.wake();
    await driver.stop(1_000);
    expect(log.told.error).toEqual([expect.stringContaining('npm install bullmq ioredis')]);
    expect(work).not.toHaveBeenCalled();
  });

  it.each<[string | Record<string, unknown>, string]>([
    ['redis://localhost:6379', 'localhost:6379'],
    ['rediss://user:secret@redis.example.com:6380/1', 'redis.example.com:6380'],
    ['redis://:secret@redis', 'redis'],
    [{ host: 'redis', password: 'secret' }, 'redis:6379'],
    [{ port: 6380 }, 'localhost:6380'],
    [{ path: '/run/redis.sock' }, '/run/redis.sock'],
    [{ sentinels: [{ host: 'a' }], sentinelPassword: 'secret' }, 'its sentinels'],
  ])('calls %j by a name without a secret', (location, name) => {
    const log = logOf();
    createOutage(location, log).begin(new Error('away'));
    expect(log.told.error[0]).toContain(`Redis at ${name} cannot be used (away)`);
    expect(log.told.error[0]).not.toContain('secret');
  });

  it.each<string | Record<string, unknown>>([
    'redis://user:se%3Acret@redis',
    { host: 'redis', password: 'se:cret' },
  ])('tells of an outage once, and of its end, without what is secret in %j', (location) => {
    const log = logOf();
    const outage = createOutage(location, log);
    outage.end();
    for (const secret of ['se:cret', 'redis://user:se%3Acret@redis'])
      outage.begin(new Error(`WRONGPASS ${secret}`));
    expect(log.told).toEqual({ info: [], error: [expect.stringContaining('WRONGPASS …')] });
    outage.end();
    outage.end();
    expect(log.told.info).toHaveLength(1);
    expect(JSON.stringify(log.told)).not.toContain('cret');
  });
});
