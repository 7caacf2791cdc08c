import { setTimeout as sleep } from 'node:timers/promises';

import type { DatabaseKind } from '../databases';
import { eventually } from '../integration/shop';
import { createRandom } from './random';
import { messageTo, openSite, phoneOf, sendUntilAnswered, type Engine } from './site';

export interface CrashOptions {
  database: DatabaseKind;
  engine: Engine;
  redisUrl?: string;
  sends: number;
  kills: number;
  seed: number;
  /**
   * Lets the time pass at once that leases and locks of the dead need to end, where a process comes back
   * after the last kill; else the run waits for it.
   */
  skipLeases: boolean;
}

/** What a run of kills came to, in numbers that are counted from outside of Strapi. */
export interface CrashReport {
  seed: number;
  sends: number;
  kills: number;
  /** Calls whose connection broke before their answer came; they were made again with the same key. */
  brokenCalls: number;
  /** Rows that stood in *sending* when a process was killed, each counted once. */
  sendingAtKills: number;
  /** Of these, rows that a status has settled afterwards. */
  settledAfterKills: number;
  /** Sends that were answered to their caller and have no row, or not the one that was answered. */
  vanished: string[];
  rows: number;
  /** Rows of which the simulator took more than one message. */
  takenTwice: string[];
  /** People who got more than one message. */
  writtenToTwice: string[];
  /** Callback ids that reached the simulator more than once. */
  repeatedIds: string[];
  taken: number;
  requests: number;
  /** Rows that are not *delivered* although the simulator took their message. */
  unsettled: string[];
  /** Rows that end *uncertain*, for a person to decide. */
  listed: string[];
  /** Of these, rows that were not in *sending* at any kill. */
  listedWithoutCause: string[];
  /** Rows in any other state than *delivered* and *uncertain*. */
  leftOver: string[];
  seconds: number;
}

/** How many callers send at the same time. */
const CALLERS = 6;

/** A kill comes within this time after a process has started, or after its first request has arrived. */
const AFTER_START_MS = 1_600;
const AFTER_REQUEST_MS = 300;

/** Of all kills, the part that waits for a request: machines differ in how long one takes to come. */
const AFTER_REQUEST_SHARE = 0.7;

const PATIENCE_MS = 240_000;

/**
 * Sends while the process is killed at random moments and started again, and counts what became of each
 * send: in the table, and at the simulator, which takes its time and refuses and loses answers at times.
 */
export async function crashTest(options: CrashOptions): Promise<CrashReport> {
  const startedAt = Date.now();
  const { sends, kills, seed, skipLeases } = options;
  const random = createRandom(seed);
  const site = await openSite(options);
  try {
    const { simulator, table, witness } = site;
    let server = site.first;
    const answered = new Map<number, string>();
    let brokenCalls = 0;
    let next = 0;
    let allowed = 0;
    let isOver = false;

    const caller = async () => {
      while (next < sends && !isOver) {
        if (next >= allowed) {
          await sleep(10);
          continue;
        }
        const index = next;
        next += 1;
        const input = messageTo(phoneOf(index));
        const { documentId, broken } = await sendUntilAnswered(site, input, () => isOver);
        answered.set(index, documentId);
        brokenCalls += broken;
      }
    };
    const callers = Promise.all(Array.from({ length: CALLERS }, caller));
    // Looked at below; until then a failure must not end the run without a word.
    callers.catch(() => (isOver = true));

    const wereSending = new Set<string>();
    for (let kill = 0; kill < kills; kill += 1) {
      const seen = witness.requests();
      simulator.setFaults({
        slow: {
          path: '/messages',
          ms: kill === 0 ? 2 * AFTER_REQUEST_MS : random.between(50, 600),
          when: kill === 0 ? 'before' : random.pick(['before', 'after']),
        },
        ...(random.next() < 0.4 && { answerLost: { times: random.between(1, 3) } }),
        ...(random.next() < 0.4 && {
          error: { path: '/messages', code: 131000, times: random.between(1, 4) },
        }),
      });
      allowed = Math.ceil((sends * (kill + 1)) / (kills + 1));
      // The first one always: a run in which nothing was under way would prove nothing.
      if (kill === 0 || random.next() < AFTER_REQUEST_SHARE) {
        await eventually('a request', () => (witness.requests() > seen ? true : undefined)).catch(
          () => undefined,
        );
        await sleep(random.between(0, AFTER_REQUEST_MS));
      } else await sleep(random.between(0, AFTER_START_MS));
      await server.kill();
      const sending = (await table.all()).filter(({ state }) => state === 'sending');
      sending.forEach(({ documentId }) => wereSending.add(documentId));
      if (skipLeases && kill === kills - 1) {
        await table.endLeases();
        await site.forgetLocks();
      }
      if (isOver) break;
      server = await site.start();
    }
    simulator.clearFaults();
    allowed = sends;
    await callers;

    const isUnderWay = (state: string) => !['delivered', 'uncertain', 'failed'].includes(state);
    const rows = await eventually(
      'nothing is under way any more',
      async () => {
        const all = await table.all();
        const taken = witness.takenByRow();
        const isSettled = all.every(
          ({ documentId, state }) =>
            !isUnderWay(state) && (state !== 'uncertain' || !taken.has(documentId)),
        );
        if (!isSettled) await sleep(450);
        return isSettled ? all : undefined;
      },
      PATIENCE_MS,
    ).catch(() => table.all());

    const taken = witness.takenByRow();
    const known = new Set(rows.map(({ documentId }) => documentId));
    const twice = (counts: Map<string, number>) =>
      [...counts].filter(([, count]) => count > 1).map(([key]) => key);
    const idsOf = (list: typeof rows) => list.map(({ documentId }) => documentId);
    const listed = rows.filter(({ state }) => state === 'uncertain');
    return {
      seed,
      sends,
      kills,
      brokenCalls,
      sendingAtKills: wereSending.size,
      settledAfterKills: rows.filter(
        ({ documentId, state }) => wereSending.has(documentId) && state === 'delivered',
      ).length,
      vanished: [...answered.values()].filter((documentId) => !known.has(documentId)),
      rows: rows.length,
      takenTwice: twice(taken),
      writtenToTwice: twice(witness.takenByPerson()),
      repeatedIds: witness.repeatedIds(),
      taken: taken.size,
      requests: witness.requests(),
      unsettled: idsOf(
        rows.filter(({ documentId, state }) => taken.has(documentId) && state !== 'delivered'),
      ),
      listed: idsOf(listed),
      listedWithoutCause: idsOf(listed.filter(({ documentId }) => !wereSending.has(documentId))),
      leftOver: rows
        .filter(({ state }) => state !== 'delivered' && state !== 'uncertain')
        .map(({ documentId, state }) => `${documentId} is ${state}`),
      seconds: Math.round((Date.now() - startedAt) / 1_000),
    };
  } finally {
    await site.close();
  }
}

/** Every promise that a run did not keep, as a sentence. */
export function brokenPromises(report: CrashReport): string[] {
  const { seed, sends, rows, listed, sendingAtKills } = report;
  const lists: [string, string[]][] = [
    ['answered and gone', report.vanished],
    ['taken more than once', report.takenTwice],
    ['people who got more than one', report.writtenToTwice],
    ['callback ids that came more than once', report.repeatedIds],
    ['taken and not settled', report.unsettled],
    ['uncertain without having been under way at a kill', report.listedWithoutCause],
    ['left over', report.leftOver],
  ];
  const broken = lists.flatMap(([what, ids]) =>
    ids.length > 0 ? [`${what}: ${ids.join(', ')}`] : [],
  );
  if (rows !== sends) broken.push(`${sends} sends made ${rows} rows`);
  if (listed.length > sendingAtKills)
    broken.push(`${listed.length} are listed, and ${sendingAtKills} were under way at the kills`);
  return broken.map((words) => `${words} (seed ${seed})`);
}
