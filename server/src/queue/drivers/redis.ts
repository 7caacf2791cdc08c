import { randomBytes } from 'node:crypto';

import type * as BullMqModule from 'bullmq';
import type { Job, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

import { paceWindow, type PaceWindow } from '../../../../shared/domain/message/pace';
import type { Sender } from '../../store/claims';
import type { DueMessage, NamedClaimStore } from '../../store/named-claims';
import type { QueueDriver, Work } from '../driver';
import { connectRedis, createOutage, type RedisLocation } from './redis-connection';

export interface RedisDriverOptions {
  claims: NamedClaimStore;
  redis: RedisLocation;
  /** What every key in Redis begins with. */
  prefix: string;
  /** Requests that may be under way at once, over all numbers. */
  concurrency: number;
  now(): Date;
  newClaim(): string;
  /** Runs work outside of any transaction of whoever called. */
  detached<T>(work: () => T): T;
  onError(error: unknown): void;
  log: { info(words: string): void; error(words: string): void };
}

type BullMq = typeof BullMqModule;

/** A phone number with its queue in Redis. */
interface NumberQueue {
  sender: Sender;
  pace: PaceWindow;
  queue: Queue<string>;
  worker: Worker<string>;
  /** Jobs that are in Redis as far as this process knows, and since when it does. */
  known: Map<string, number>;
  /** Not asked for jobs before this time: its window is full, or it rests. */
  restsUntil: number;
}

interface Fetched {
  number: NumberQueue;
  job: Job<string>;
}

/** How long a claimed message may wait for its request before another worker takes it. */
const LEASE_MS = 60_000;

/** Rows become due, and other processes queue them: the table is looked at this often. */
const LOOK_MS = 1_000;

/** Wake-ups that come together are one look. */
const GAP_MS = 50;

/** Places that become free are filled when they are this share of all, or after so long. */
const FILL_SHARE = 1 / 5;
const FILL_MS = 20;

/** Before what could not be done is tried again. */
const PAUSE_MS = 5;

/** A job of a process that has ended is free again after this long; its row stays claimed longer. */
const LOCK_MS = 30_000;

/** Redis may have lost a job: one that is still due after this long is added again. */
const FORGET_MS = 10_000;

/** At least this many jobs of a number wait in Redis, if so many are due. */
const LEAST_JOBS = 500;

/** BullMQ keeps a list of what has happened; nobody reads it here. */
const EVENTS_KEPT = 100;

const MISSING =
  '[whatsapp] queue.engine is "redis", but the packages bullmq and ioredis are not installed: run “npm install bullmq ioredis” ' +
  'and start Strapi again, or set queue.engine to "database". Until then messages wait as queued.';

const isMissing = (failure: unknown): boolean =>
  ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(
    (failure as { code?: string } | null)?.code ?? '',
  );

const jobIdOf = ({ documentId, attempt }: DueMessage): string => `m-${documentId}-${attempt + 1}`;

/**
 * The engine on BullMQ: one queue for each phone number, whose pace and rests all processes share
 * through Redis. Due rows become jobs, and a job is a question for its row: one whose row is not to be
 * had does nothing. So Redis may lose everything, and no message is lost or sent twice.
 */
export function createRedisDriver(options: RedisDriverOptions): QueueDriver {
  const { claims, concurrency, now, newClaim, detached, onError } = options;
  const outage = createOutage(options.redis, options.log);
  const underWay = new Set<Promise<void>>();
  const finishing = new Set<Promise<void>>();
  const numbers = new Map<string, NumberQueue>();
  const fill = Math.max(1, Math.floor(concurrency * FILL_SHARE));
  let work: Work | null = null;
  let bullmq: BullMq | null = null;
  let client: Redis | null = null;
  let lookTimer: NodeJS.Timeout | null = null;
  let nextLook = Infinity;
  let lastLook = 0;
  let handTimer: NodeJS.Timeout | null = null;
  let nextHand = Infinity;
  let looking: Promise<void> | null = null;
  let handing: Promise<void> | null = null;
  let lookAgain = false;
  let handAgain = false;
  let isMore = false;
  let turn = 0;

  const places = () => concurrency - underWay.size;
  const isUp = () => work !== null && client?.status === 'ready';

  /** Whatever goes wrong while Redis is away has one cause, which is told once. */
  function tell(failure: unknown): void {
    if (!work) return;
    if (client?.status !== 'ready') outage.begin(failure);
    // Connections break before the one that is asked here notices.
    else if (bullmq?.isNotConnectionError(failure as Error) ?? true) onError(failure);
  }

  function open(sender: Sender): NumberQueue {
    const { Queue: JobQueue, Worker: JobWorker } = bullmq!;
    const name = `whatsapp-${sender.phoneNumberId}`;
    const pace = paceWindow(sender.perSecond);
    const shared = { connection: client! as never, prefix: options.prefix };
    const queue = new JobQueue<string>(name, {
      ...shared,
      streams: { events: { maxLen: EVENTS_KEPT } },
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    });
    // Jobs are fetched by hand, see `fetch`: as many as may leave and as there are places for.
    const worker = new JobWorker<string>(name, null, {
      ...shared,
      autorun: false,
      limiter: { max: pace.count, duration: pace.ms },
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS / 2,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    queue.on('error', tell);
    worker.on('error', tell);
    void worker.startStalledCheckTimer().catch(tell);
    return { sender, pace, queue, worker, known: new Map(), restsUntil: 0 };
  }

  async function close({ queue, worker }: NumberQueue): Promise<void> {
    await Promise.allSettled([worker.close(true), queue.close()]);
  }

  /** Keeps the queues of the numbers that may send, and of no other. */
  async function openQueues(): Promise<void> {
    const senders = await claims.listSenders();
    for (const [id, number] of numbers) {
      const sender = senders.find(({ phoneNumberId }) => phoneNumberId === id);
      if (sender?.perSecond === number.sender.perSecond) number.sender = sender;
      else {
        numbers.delete(id);
        void close(number);
      }
    }
    for (const sender of senders)
      if (!numbers.has(sender.phoneNumberId)) numbers.set(sender.phoneNumberId, open(sender));
  }

  /** Makes jobs of the rows that are due and have none. */
  async function addJobs(number: NumberQueue): Promise<void> {
    const { sender, queue } = number;
    const due = await claims.listDue(sender, now(), Math.max(LEAST_JOBS, 2 * sender.perSecond));
    const at = Date.now();
    const missing = due.filter((row) => !(number.known.get(jobIdOf(row))! > at - FORGET_MS));
    // A job that is there already stays as it is.
    if (missing.length > 0)
      await queue.addBulk(
        missing.map((row) => ({
          name: 'send',
          data: row.documentId,
          opts: { jobId: jobIdOf(row), priority: row.priority },
        })),
      );
    const added = new Set(missing);
    number.known = new Map(
      due.map((row) => {
        const jobId = jobIdOf(row);
        return [jobId, added.has(row) ? at : number.known.get(jobId)!];
      }),
    );
  }

  async function lookAtRows(): Promise<void> {
    lookAgain = false;
    if (!isUp()) return;
    await openQueues();
    for (const number of numbers.values()) if (isUp()) await addJobs(number);
    hand();
  }

  function look(): void {
    nextLook = Infinity;
    if (!work || looking) {
      lookAgain = true;
      return;
    }
    lastLook = Date.now();
    looking = lookAtRows()
      .catch(tell)
      .then(() => {
        looking = null;
        lookIn(lookAgain ? 0 : LOOK_MS);
      });
  }

  /** A look that comes earlier anyway is enough, and one that comes right after another can wait. */
  function lookIn(ms: number): void {
    const at = Date.now() + Math.max(ms, lastLook + GAP_MS - Date.now(), 0);
    if (!work || at >= nextLook) return;
    nextLook = at;
    if (lookTimer) clearTimeout(lookTimer);
    lookTimer = setTimeout(look, at - Date.now());
    lookTimer.unref();
  }

  /** The job has done its part, whatever became of its message. */
  async function finish({ number, job }: Fetched): Promise<void> {
    try {
      await job.moveToCompleted('' as never, job.token!, false);
    } catch {
      // Redis has lost it, or is away: then the job is found stalled, and its row not to be had.
    } finally {
      number.known.delete(job.id!);
    }
  }

  const giveBack = ({ number, job }: Fetched): Promise<unknown> =>
    job.moveToWait(job.token).catch(() => number.known.delete(job.id!));

  /** Takes jobs of a number, at its pace; tells whether there may be more at once. */
  async function fetch(number: NumberQueue, limit: number) {
    const { worker, queue, pace } = number;
    const token = randomBytes(8).toString('hex');
    const jobs = await Promise.all(
      Array.from({ length: limit }, (_, index) =>
        worker.getNextJob(`${token}-${index}`, { block: false }),
      ),
    );
    const found = jobs.flatMap((job) => (job ? [{ number, job: job as Job<string> }] : []));
    // Redis may have kept the name of a job and lost the rest: nothing is asked for by that.
    const fetched = found.filter(({ job }) => typeof job.data === 'string');
    found.filter((job) => !fetched.includes(job)).forEach((job) => void finish(job));
    let mayHaveMore = found.length === limit;
    if (!mayHaveMore || limit >= pace.count) {
      const waitMs = await queue.getRateLimitTtl(pace.count);
      if (waitMs > 0) number.restsUntil = Date.now() + waitMs;
      mayHaveMore &&= waitMs <= 0;
    }
    return { fetched, mayHaveMore };
  }

  function run(fetched: Fetched, claim: string, handle: Work): void {
    const task = handle({ documentId: fetched.job.data, claim })
      .catch(onError)
      .finally(() => {
        underWay.delete(task);
        // The next message need not wait until Redis has heard of this one.
        const done = finish(fetched).finally(() => finishing.delete(done));
        finishing.add(done);
        // There may be more than fitted; together they cost no more than one.
        if (isMore && places() >= fill) hand();
        else if (isMore) handIn(FILL_MS);
      });
    underWay.add(task);
  }

  /** Claims the rows of these jobs together, and hands out what was to be had. */
  async function claimAll(fetched: Fetched[]): Promise<void> {
    const handle = work;
    if (!handle) {
      await Promise.all(fetched.map(giveBack));
      return;
    }
    const claim = newClaim();
    const wanted = fetched.map(({ number, job }) => ({
      documentId: job.data,
      phoneNumberId: number.sender.phoneNumberId,
    }));
    const { claimed, resting } = await claims
      .claim(wanted, {
        claim,
        now: now(),
        leaseUntil: new Date(now().getTime() + LEASE_MS),
      })
      .catch(async (failure: unknown) => {
        await Promise.all(fetched.map(giveBack));
        throw failure;
      });
    const others: Promise<unknown>[] = [];
    for (const [phoneNumberId, ms] of resting) {
      const number = numbers.get(phoneNumberId);
      if (!number) continue;
      number.restsUntil = Date.now() + ms;
      others.push(number.queue.rateLimit(ms));
    }
    for (const item of fetched) {
      // Also as it stops: then the row is put back at once, and nobody waits for the lease to end.
      if (claimed.has(item.job.data)) run(item, claim, handle);
      else if (resting.has(item.number.sender.phoneNumberId)) others.push(giveBack(item));
      else others.push(finish(item));
    }
    await Promise.all(others);
  }

  /** Hands out jobs of every number in turn; returns the milliseconds until there may be more. */
  async function handOut(): Promise<number> {
    let mayHaveMore = true;
    while (isUp() && places() > 0 && ((mayHaveMore && places() >= fill) || handAgain)) {
      handAgain = false;
      mayHaveMore = false;
      turn += 1;
      const open = [...numbers.values()].filter(({ restsUntil }) => restsUntil <= Date.now());
      const fetched: Fetched[] = [];
      for (let index = 0; index < open.length; index += 1) {
        // Each time another number is the first to be asked.
        const number = open[(index + turn) % open.length]!;
        const left = places() - fetched.length;
        const share = Math.ceil(left / (open.length - index));
        const limit = Math.min(share, number.pace.count, Math.max(1, number.known.size));
        if (limit <= 0) break;
        const found = await fetch(number, limit);
        fetched.push(...found.fetched);
        mayHaveMore ||= found.mayHaveMore;
      }
      if (fetched.length > 0) await claimAll(fetched);
    }
    isMore = mayHaveMore || handAgain;
    const waits = [...numbers.values()]
      .filter(({ known }) => known.size > 0)
      .map(({ restsUntil }) => restsUntil - Date.now());
    const longest = isMore && places() > 0 ? FILL_MS : LOOK_MS;
    return Math.max(1, Math.min(longest, ...waits.filter((ms) => ms > 0)));
  }

  function hand(): void {
    handAgain = true;
    if (handTimer) clearTimeout(handTimer);
    nextHand = Infinity;
    // Its end says when the next one comes.
    if (!work || handing) return;
    handing = handOut()
      .catch((failure: unknown) => {
        tell(failure);
        return LOOK_MS;
      })
      .then((ms) => {
        handing = null;
        // Somebody may have asked in this very moment.
        handIn(handAgain && places() > 0 ? PAUSE_MS : ms);
      });
  }

  /** One that comes earlier anyway is enough. */
  function handIn(ms: number): void {
    const at = Date.now() + ms;
    if (!work || at >= nextHand) return;
    nextHand = at;
    if (handTimer) clearTimeout(handTimer);
    handTimer = setTimeout(hand, ms);
    handTimer.unref();
  }

  async function connect(): Promise<void> {
    try {
      bullmq = await import('bullmq');
      client = await connectRedis(options.redis);
    } catch (failure) {
      if (isMissing(failure)) options.log.error(MISSING);
      else outage.begin(failure);
      return;
    }
    if (!work) {
      client.disconnect();
      return;
    }
    client.on('error', (failure) => tell(failure));
    client.on('close', () => work && outage.begin(new Error('the connection is closed')));
    client.on('ready', () => {
      outage.end();
      // It may have come back empty.
      for (const number of numbers.values()) number.known.clear();
      look();
    });
  }

  return {
    wake(dueAt) {
      const ms = dueAt ? dueAt.getTime() - now().getTime() : 0;
      if (ms < LOOK_MS) detached(() => lookIn(ms));
    },
    start(handle) {
      work = handle;
      detached(() => void connect());
    },
    async stop(deadlineMs) {
      work = null;
      if (lookTimer) clearTimeout(lookTimer);
      if (handTimer) clearTimeout(handTimer);
      let deadline: NodeJS.Timeout | undefined;
      const past = new Promise((resolve) => {
        deadline = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([past, Promise.allSettled([handing, looking])]);
      await Promise.race([past, Promise.allSettled([...underWay])]);
      await Promise.race([past, Promise.allSettled([...finishing])]);
      await Promise.race([past, Promise.all([...numbers.values()].map(close))]);
      clearTimeout(deadline);
      numbers.clear();
      client?.disconnect();
      client = null;
    },
  };
}
