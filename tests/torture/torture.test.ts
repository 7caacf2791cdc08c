import { brokenByCampaign, campaignCrash, type CampaignCrashReport } from './campaign';
import { brokenPromises, crashTest, type CrashReport } from './crash';
import type { Engine } from './site';
import type { DatabaseKind } from '../databases';
import { brokenByStorm, stormTest, type StormOptions, type StormReport } from './storm';
import {
  brokenPromises as brokenByTwo,
  twoProcesses,
  type TwoProcessesReport,
} from './two-processes';

/** What `scripts/torture.mjs` was asked for. */
const asked = JSON.parse(process.env.TORTURE ?? '{}') as {
  sends?: number;
  kills?: number;
  rows?: number;
  recipients?: number;
  database?: string;
  engine?: string;
  seed?: number;
};

const REDIS_URL = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
const HOUR_MS = 3_600_000;

type Place = { database: DatabaseKind; engine: Engine };

const CRASHES: Place[] = [
  { database: 'sqlite', engine: 'database' },
  { database: 'postgres', engine: 'database' },
  { database: 'postgres', engine: 'redis' },
];

const PAIRS: Place[] = [
  { database: 'postgres', engine: 'database' },
  { database: 'mysql', engine: 'database' },
  { database: 'postgres', engine: 'redis' },
  { database: 'sqlite', engine: 'database' },
];

type Storm = Pick<StormOptions, 'database' | 'processes'>;

const STORMS: Storm[] = [
  { database: 'sqlite', processes: 1 },
  { database: 'postgres', processes: 2 },
  { database: 'mysql', processes: 2 },
];

/** What a process may take for its work, and far less than what forgers have sent. */
const MOST_GROWN_MB = 300;

/** The places that were asked for; a pair of them that is not listed is tried all the same. */
function chosen(places: Place[]): Place[] {
  const { database, engine } = asked;
  const found = places.filter(
    (place) => (!database || place.database === database) && (!engine || place.engine === engine),
  );
  if (found.length > 0 || !database) return found;
  return [{ database: database as DatabaseKind, engine: (engine ?? 'database') as Engine }];
}

const nameOf = ({ database, engine }: Place) => `${database}, ${engine}`;

/** Lines with their columns one below the other. */
function print(title: string, rows: Record<string, string | number>[]): void {
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]!);
  const widths = names.map((name) =>
    Math.max(name.length, ...rows.map((row) => String(row[name]).length)),
  );
  const line = (cells: (string | number)[]) =>
    cells.map((cell, index) => String(cell).padStart(widths[index]!)).join('  ');
  process.stdout.write(
    `\n${[title, line(names), ...rows.map((row) => line(Object.values(row)))].join('\n')}\n\n`,
  );
}

jest.setTimeout(HOUR_MS);

describe('killed while it sends', () => {
  const { sends = 1_000, kills = 20, seed = 1 } = asked;
  const lines: Record<string, string | number>[] = [];
  afterAll(() => print(`Killed ${kills} times while sending ${sends} messages:`, lines));

  const toLine = (place: Place, report: CrashReport) => ({
    where: nameOf(place),
    seed: report.seed,
    rows: report.rows,
    'broken calls': report.brokenCalls,
    'sending at kills': report.sendingAtKills,
    'settled later': report.settledAfterKills,
    requests: report.requests,
    taken: report.taken,
    listed: report.listed.length,
    twice: report.takenTwice.length + report.writtenToTwice.length,
    vanished: report.vanished.length,
    unsettled: report.unsettled.length,
    'left over': report.leftOver.length,
    seconds: report.seconds,
  });

  test.each(chosen(CRASHES))('$database, $engine', async (place) => {
    const report = await crashTest({
      ...place,
      redisUrl: REDIS_URL,
      sends,
      kills,
      seed,
      skipLeases: false,
    });
    lines.push(toLine(place, report));
    expect(brokenPromises(report)).toEqual([]);
  });
});

describe('a campaign that is killed', () => {
  const { recipients = 10_000, kills = 5, seed = 1 } = asked;
  const lines: Record<string, string | number>[] = [];
  afterAll(() => print(`A campaign for ${recipients} people, killed ${kills + 1} times:`, lines));

  const toLine = (place: Place, report: CampaignCrashReport) => ({
    where: nameOf(place),
    seed: report.seed,
    recipients: report.recipients,
    messages: report.rows,
    'at kills': report.rowsAtKills.join(' '),
    taken: report.taken,
    listed: report.listed.length,
    twice: report.writtenToTwice.length,
    forgotten: report.forgotten,
    'left over': report.leftOver.length,
    seconds: report.seconds,
  });

  test.each(chosen(CRASHES))('$database, $engine', async (place) => {
    const report = await campaignCrash({
      ...place,
      redisUrl: REDIS_URL,
      recipients,
      kills,
      seed,
    });
    lines.push(toLine(place, report));
    expect(brokenByCampaign(report, recipients)).toEqual([]);
  });
});

describe('two processes', () => {
  const { rows = 2_000 } = asked;
  const lines: Record<string, string | number>[] = [];
  afterAll(() => print(`${rows} rows of four numbers sent by two processes:`, lines));

  const toLine = (place: Place, report: TwoProcessesReport) => ({
    where: nameOf(place),
    rows: report.rows,
    first: report.shares[0]!,
    second: report.shares[1]!,
    twice: report.takenTwice.length + report.begunTwice.length,
    'left over': report.leftOver.length,
    'busiest second of each number': report.numbers
      .map(({ busiestSecond, perSecond }) => `${busiestSecond}/${perSecond}`)
      .join(' '),
    seconds: report.seconds,
  });

  test.each(chosen(PAIRS))('$database, $engine', async (place) => {
    const slow = Math.floor(rows / 10);
    const report = await twoProcesses({
      ...place,
      redisUrl: REDIS_URL,
      numbers: [
        { level: 'STANDARD', rows: Math.ceil((rows - slow) / 2) },
        { level: 'STANDARD', rows: Math.floor((rows - slow) / 2) - Math.floor(slow / 2) },
        { level: 'HIGH', rows: Math.floor(slow / 2) },
        { level: 'COEXISTENCE', rows: slow },
      ],
    });
    lines.push(toLine(place, report));
    expect(brokenByTwo(report)).toEqual([]);
  });
});

describe('a storm of webhooks', () => {
  const { rows = 2_000, kills = 5, seed = 1 } = asked;
  const lines: Record<string, string | number>[] = [];
  afterAll(() =>
    print(`Webhooks of ${rows} messages, with a process killed ${kills} times:`, lines),
  );

  const toLine = ({ database, processes }: Storm, report: StormReport) => ({
    where: `${database}, ${processes === 2 ? 'two processes' : 'one process'}`,
    seed: report.seed,
    deliveries: report.deliveries,
    answered: report.answered,
    'broken calls': report.broken,
    'sent again': report.again,
    lost: report.lost.length + report.behind.length,
    twice: report.twice.length,
    'forged and taken': report.taken.length,
    'grown by MB': report.grownMb ?? 'unknown',
    seconds: report.seconds,
  });

  test.each(STORMS.filter(({ database }) => !asked.database || database === asked.database))(
    '$database, processes: $processes',
    async (storm) => {
      const report = await stormTest({
        ...storm,
        messages: rows,
        kills,
        forged: { calls: 400, bytes: 2_000_000 },
        seed,
      });
      lines.push(toLine(storm, report));
      expect(brokenByStorm(report)).toEqual([]);
      // Of 800 MB that nobody signed; one that was killed has begun anew.
      if (storm.processes === 2) expect(report.grownMb ?? 0).toBeLessThan(MOST_GROWN_MB);
    },
  );
});
