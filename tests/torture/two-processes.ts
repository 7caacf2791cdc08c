import { randomBytes } from 'node:crypto';

import { messagesPerSecond } from '../../shared/domain/message/pace';
import type { Message } from '../../shared/contracts/messages';
import type { DatabaseKind } from '../databases';
import { eventually } from '../integration/shop';
import { freePort } from '../ports';
import type { ServerProcess } from '../processes';
import { messageTo, openSite, phoneOf, type Engine } from './site';
import { busiest } from './witness';

export interface TwoProcessesOptions {
  database: DatabaseKind;
  engine: Engine;
  redisUrl?: string;
  /** How many rows each number has to send in a lot, by its throughput level. */
  numbers: { level: string; rows: number }[];
}

/** How far a number kept to its pace, as the simulator saw it. */
export interface NumberReport {
  perSecond: number;
  rows: number;
  /** The most that came within any second, and within any two. */
  busiestSecond: number;
  busiestTwoSeconds: number;
}

export interface TwoProcessesReport {
  rows: number;
  /** How many messages each process has sent. */
  shares: number[];
  /** Rows that both processes, or one of them twice, took for sending. */
  begunTwice: string[];
  takenTwice: string[];
  repeatedIds: string[];
  /** Rows that are not *delivered*, although nothing went wrong. */
  leftOver: string[];
  numbers: NumberReport[];
  /** From the moment at which the rows were there. */
  seconds: number;
}

/** The part of the work that a process does at least, when two are there. */
const LEAST_SHARE = 0.05;

/**
 * Who is first at the rows takes them, and on a busy machine that may be the same process for a whole
 * lot. Another lot is given until both have worked, at most so often.
 */
const MOST_LOTS = 6;

/**
 * Between its turn and its arrival a message may be held up, on a busy machine for long; then those
 * behind it come closer. Two processes that knew nothing of each other would come twice as fast.
 */
const LATE_SECONDS = 0.9;

const PATIENCE_MS = 180_000;

/** What a process has told of its messages, see `tests/start-strapi.js`. */
const begunBy = (server: ServerProcess): string[] =>
  [...server.output().matchAll(/^message (\w+) is sending$/gm)].map(
    ([, documentId]) => documentId!,
  );

const oneHasHardlyWorked = (shares: number[], rows: number): boolean =>
  Math.min(...shares) < rows * LEAST_SHARE;

/** Lets two processes send the same rows of several numbers, and counts what each has done. */
export async function twoProcesses(options: TwoProcessesOptions): Promise<TwoProcessesReport> {
  const { numbers } = options;
  const site = await openSite({ ...options, numbers: numbers.map(({ level }) => level) });
  try {
    const { table, witness, first, accounts } = site;
    const allDelivered = async () =>
      (await table.all()).every(({ state }) => state === 'delivered') ? true : undefined;
    const model = await site.ask<Message>('POST', '/whatsapp/messages', messageTo(phoneOf(0)));
    await eventually('the message that the others are copies of', allDelivered);

    const second = await site.start({ port: await freePort() });
    const accountIds = await table.accountIds();
    const copyRows = () =>
      table.copy(
        model.documentId,
        numbers.flatMap(({ rows }, index) =>
          Array.from({ length: rows }, () => ({
            documentId: randomBytes(12).toString('hex'),
            accountId: accountIds[index]!,
          })),
        ),
      );
    const begunByEach = () =>
      [begunBy(first), begunBy(second)].map((ids) =>
        ids.filter((documentId) => documentId !== model.documentId),
      );
    const rowsPerLot = numbers.reduce((sum, { rows }) => sum + rows, 0);
    const startedAt = Date.now();
    let lots = 0;
    do {
      await copyRows();
      lots += 1;
      await eventually('all are delivered', allDelivered, PATIENCE_MS).catch(() => undefined);
    } while (
      lots < MOST_LOTS &&
      oneHasHardlyWorked(
        begunByEach().map(({ length }) => length),
        lots * rowsPerLot,
      )
    );

    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    const begun = begunByEach();
    const moreThanOnce = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
    const times = witness.times();
    return {
      rows: lots * rowsPerLot,
      seconds,
      shares: begun.map(({ length }) => length),
      begunTwice: moreThanOnce(begun.flat()),
      takenTwice: [...witness.takenByRow()].filter(([, count]) => count > 1).map(([id]) => id),
      repeatedIds: witness.repeatedIds(),
      leftOver: (await table.all())
        .filter(({ state, attempt }) => state !== 'delivered' || attempt !== 1)
        .map(({ documentId, state, attempt }) => `${documentId} is ${state} (${attempt})`),
      numbers: numbers.map(({ level, rows }, index) => {
        const ofNumber = times.get(accounts[index]!.phoneNumberId) ?? [];
        return {
          perSecond: messagesPerSecond(level),
          rows: lots * rows,
          busiestSecond: busiest(ofNumber, 1_000),
          busiestTwoSeconds: busiest(ofNumber, 2_000),
        };
      }),
    };
  } finally {
    await site.close();
  }
}

/** Every promise that a run did not keep, as a sentence. */
export function brokenPromises(report: TwoProcessesReport): string[] {
  const lists: [string, string[]][] = [
    ['begun more than once', report.begunTwice],
    ['taken more than once', report.takenTwice],
    ['callback ids that came more than once', report.repeatedIds],
    ['left over', report.leftOver],
  ];
  const broken = lists.flatMap(([what, ids]) =>
    ids.length > 0 ? [`${what}: ${ids.join(', ')}`] : [],
  );
  const [first = 0, second = 0] = report.shares;
  if (first + second !== report.rows)
    broken.push(`the processes have begun ${first} and ${second} of ${report.rows}`);
  if (oneHasHardlyWorked(report.shares, report.rows))
    broken.push(`one process has hardly worked: ${first} and ${second}`);
  for (const { perSecond, busiestTwoSeconds } of report.numbers)
    if (busiestTwoSeconds > perSecond * (2 + LATE_SECONDS))
      broken.push(`${busiestTwoSeconds} within two seconds from a number of ${perSecond} a second`);
  return broken;
}
