import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Message } from '../../shared/contracts/messages';
import { SEED } from '../../simulator/src';
import type { DatabaseKind } from '../databases';
import { freePort } from '../ports';
import type { ServerProcess } from '../processes';
import { createRandom, type Random } from './random';
import { messageTo, openSite, phoneOf, type Site } from './site';

export interface StormOptions {
  database: DatabaseKind;
  /** Messages of ours that are told of, and of each other kind of item a fifth as many. */
  messages: number;
  /** With two, every delivery comes to both at the same moment. */
  processes: 1 | 2;
  /** How often the process that was started last is killed meanwhile. */
  kills: number;
  /** Calls that nobody signed, of this many bytes each, and bodies that end too early. */
  forged: { calls: number; bytes: number };
  seed: number;
}

/** What a storm of webhooks came to, looked at in the database. */
export interface StormReport {
  seed: number;
  deliveries: number;
  /** Deliveries that were answered 200, by one process at least. */
  answered: number;
  /** Calls whose connection broke before their answer; they were not made again. */
  broken: number;
  /** Calls that were answered *send it again*, and were sent again. */
  again: number;
  /** Items of answered deliveries that the database does not know. */
  lost: string[];
  /** Items that it knows more than once. */
  twice: string[];
  /** Messages that say less than what was answered. */
  behind: string[];
  /** Answers other than 401 to what nobody signed, and what of it was stored. */
  taken: string[];
  /** What people wrote, and what conversations count as unread of it. */
  inbound: number;
  unread: number;
  /** Memory that the process which was never killed has more at the end; null where it cannot be known. */
  grownMb: number | null;
  seconds: number;
}

const STATES = ['sent', 'delivered', 'read'] as const;
const RANK: Record<string, number> = { queued: 0, sent: 1, delivered: 2, read: 3 };

const CALLERS = 16;
const FORGERS = 3;
const PATIENCE_MS = 180_000;

type Item =
  | { type: 'status'; documentId: string; state: (typeof STATES)[number] }
  | { type: 'parked' | 'inbound' | 'unknown'; mark: string };

function changeOf(item: Item, person: number) {
  const metadata = { phone_number_id: SEED.realNumber.id };
  const timestamp = '1795344000';
  switch (item.type) {
    case 'status': {
      const { documentId, state } = item;
      const about = { id: `wamid.storm.${documentId}`, recipient_id: '4917655501234', timestamp };
      const ours = `saw1-${documentId}-1`;
      const status = { ...about, status: state, biz_opaque_callback_data: ours };
      return { field: 'messages', value: { metadata, statuses: [status] } };
    }
    case 'parked': {
      const status = { id: item.mark, status: 'read', timestamp };
      return { field: 'messages', value: { metadata, statuses: [status] } };
    }
    case 'inbound': {
      const from = phoneOf(900_000 + (person % 5)).slice(1);
      const message = { from, id: item.mark, timestamp, type: 'text', text: { body: 'Hello' } };
      return { field: 'messages', value: { metadata, messages: [message] } };
    }
    case 'unknown':
      return { field: 'field_of_tomorrow', value: { mark: item.mark } };
  }
}

/** Items in no order, one or several a delivery, some of them told once more in another one. */
function toDeliveries(items: Item[], random: Random): Item[][] {
  const told = items
    .flatMap((item) => (random.next() < 0.3 ? [item, item] : [item]))
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
  const deliveries: Item[][] = [];
  while (told.length > 0) deliveries.push(told.splice(0, random.pick([1, 1, 1, 2, 5, 20])));
  return deliveries;
}

function bodyOf(items: Item[]): string {
  const changes = items.map(changeOf);
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: SEED.businessAccount.id, time: 1_795_344_000, changes }],
  });
}

const signatureOf = (body: string | Buffer, secret: string = SEED.app.secret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** The status of the answer; null when the connection broke, 0 when nobody listened. */
async function post(url: string, body: string | Buffer, signature: string): Promise<number | null> {
  try {
    const answer = await fetch(`${url}/api/whatsapp/webhook`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature },
      body: typeof body === 'string' ? body : new Uint8Array(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch (failure) {
    return (failure as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED' ? 0 : null;
  }
}

/** A signed body that ends in its middle, as when its sender dies. */
async function cutOff(url: string): Promise<void> {
  const body = bodyOf([{ type: 'parked', mark: 'wamid.forged' }]);
  const { hostname, port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/whatsapp/webhook HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${body.length}\r\nX-Hub-Signature-256: ${signatureOf(body)}\r\n\r\n` +
          body.slice(0, body.length / 2),
        () => socket.destroy(),
      );
    });
    socket.on('error', () => undefined).on('close', () => resolve());
  });
}

function residentMb({ pid }: ServerProcess): number | null {
  try {
    const [, kilobytes] =
      /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}

/** Rows of ours that wait, as if their messages were on their way. */
async function makeMessages(site: Site, count: number): Promise<string[]> {
  const model = await site.ask<Message>('POST', '/whatsapp/messages', messageTo(phoneOf(0)));
  const [accountId] = await site.table.accountIds();
  const documentIds = Array.from({ length: count }, () => randomBytes(12).toString('hex'));
  await site.table.copy(
    model.documentId,
    documentIds.map((documentId) => ({ documentId, accountId: accountId! })),
  );
  return documentIds;
}

/** Compares what was answered with what is stored. */
async function inspect(site: Site, answered: Item[]) {
  const rows = await site.table.all();
  const stateOf = new Map(rows.map(({ documentId, state }) => [documentId, state]));
  const deliveries = (
    await site.table.ask('select wamid, field, body from whatsapp_deliveries')
  ).map(({ wamid, field, body }) =>
    field === 'messages.statuses'
      ? String(wamid)
      : (/"mark": *"([^"]+)"/.exec(typeof body === 'string' ? body : JSON.stringify(body))?.[1] ??
        'of no mark'),
  );
  const received = rows.flatMap(({ state, wamid }) => (state === 'received' ? [wamid!] : []));
  const stored = new Map<string, number>();
  for (const mark of [...deliveries, ...received]) stored.set(mark, (stored.get(mark) ?? 0) + 1);
  const [counted] = await site.table.ask(
    'select sum(unread_count) as unread from whatsapp_conversations',
  );
  return {
    lost: answered.flatMap((item) =>
      item.type !== 'status' && !stored.has(item.mark) ? [`${item.type} ${item.mark}`] : [],
    ),
    twice: [...stored].filter(([, count]) => count > 1).map(([mark]) => mark),
    behind: answered.flatMap((item) => {
      if (item.type !== 'status') return [];
      const state = stateOf.get(item.documentId) ?? 'gone';
      return (RANK[state] ?? -1) < RANK[item.state]! ? [`${item.documentId} is ${state}`] : [];
    }),
    forged: stored.has('wamid.forged') ? ['what nobody signed, or not whole, was stored'] : [],
    inbound: received.length,
    unread: Number(counted?.unread ?? 0),
  };
}

/**
 * Pours deliveries over one or two processes, with forged and broken ones in between, while one of them
 * is killed at random moments, and counts whether what was answered 200 is there, and there once.
 */
export async function stormTest(options: StormOptions): Promise<StormReport> {
  const startedAt = Date.now();
  const { messages, processes, kills, forged, seed } = options;
  const random = createRandom(seed);
  const site = await openSite({
    ...options,
    engine: 'database',
    config: { queue: { worker: false } },
  });
  try {
    const documentIds = await makeMessages(site, messages);
    const others = Array.from({ length: Math.ceil(messages / 5) }, (_, index) => index);
    const items: Item[] = [
      ...documentIds.flatMap((documentId) =>
        STATES.map((state) => ({ type: 'status' as const, documentId, state })),
      ),
      ...others.flatMap((index) =>
        (['parked', 'inbound', 'unknown'] as const).map((type) => ({
          type,
          mark: `wamid.${type}.${index}`,
        })),
      ),
    ];
    const deliveries = toDeliveries(items, random);
    const ports = processes === 2 ? [site.prepared.port, await freePort()] : [site.prepared.port];
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    let last = processes === 2 ? await site.start({ port: ports[1]! }) : site.first;
    const memoryBefore = residentMb(site.first);

    const answered = new Set<Item>();
    const taken: string[] = [];
    let counts = { answered: 0, broken: 0, again: 0 };
    let next = 0;
    let isOver = false;

    async function deliver(url: string, body: string, signature: string): Promise<boolean> {
      const until = Date.now() + PATIENCE_MS;
      while (Date.now() < until) {
        const status = await post(url, body, signature);
        if (status === 200) return true;
        if (status === null) {
          counts.broken += 1;
          return false;
        }
        if (status !== 0 && status !== 503) throw new Error(`A delivery was answered ${status}.`);
        if (status === 503) counts.again += 1;
        await sleep(50);
      }
      throw new Error(`Nobody has taken a delivery at ${url}.`);
    }
    const caller = async () => {
      while (next < deliveries.length) {
        const delivery = deliveries[next]!;
        next += 1;
        const body = bodyOf(delivery);
        const results = await Promise.all(urls.map((url) => deliver(url, body, signatureOf(body))));
        if (!results.includes(true)) continue;
        counts = { ...counts, answered: counts.answered + 1 };
        delivery.forEach((item) => answered.add(item));
      }
    };
    let forgedCalls = 0;
    const forger = async () => {
      const body = Buffer.from(
        bodyOf([{ type: 'parked', mark: 'wamid.forged' }]).padEnd(forged.bytes),
      );
      while (forgedCalls < forged.calls && !isOver) {
        forgedCalls += 1;
        const url = urls[forgedCalls % urls.length]!;
        const signature = random.pick(['', 'sha256=junk', signatureOf(body, 'another secret')]);
        const status = await post(url, body, signature);
        // Killed, or it hung up before all of it was sent.
        if (status && status !== 401) taken.push(`a forged call was answered ${status}`);
        await cutOff(url);
      }
    };
    const killer = async () => {
      for (let kill = 0; kill < kills; kill += 1) {
        const from = Math.floor((deliveries.length * (kill + 0.3 + 0.5 * random.next())) / kills);
        while (next < from && !isOver) await sleep(5);
        if (isOver) return;
        await last.kill();
        last = await site.start({ port: ports.at(-1)! });
      }
    };
    const over = () => {
      isOver = true;
    };
    const killing = killer();
    killing.catch(over);
    const forging = Promise.all(Array.from({ length: FORGERS }, forger));
    forging.catch(over);
    await Promise.all(Array.from({ length: CALLERS }, caller)).catch((failure: unknown) => {
      over();
      throw failure;
    });
    await Promise.all([killing, forging]);

    const memoryAfter = residentMb(site.first);
    const { forged: stored, ...found } = await inspect(site, [...answered]);
    return {
      seed,
      deliveries: deliveries.length,
      ...counts,
      ...found,
      taken: [...taken, ...stored],
      grownMb:
        memoryBefore === null || memoryAfter === null
          ? null
          : Math.round(memoryAfter - memoryBefore),
      seconds: Math.round((Date.now() - startedAt) / 1_000),
    };
  } finally {
    await site.close();
  }
}

/** Every promise that a storm broke, as a sentence. */
export function brokenByStorm(report: StormReport): string[] {
  const lists: [string, string[]][] = [
    ['answered and not there', report.lost],
    ['stored twice', report.twice],
    ['answered and not applied', report.behind],
    ['taken though nobody signed it', report.taken],
  ];
  const broken = lists.flatMap(([what, found]) =>
    found.length > 0 ? [`${what}: ${found.slice(0, 20).join(', ')} (${found.length})`] : [],
  );
  if (report.unread !== report.inbound)
    broken.push(`${report.inbound} messages came in and ${report.unread} count as unread`);
  return broken;
}
