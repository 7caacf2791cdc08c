import { setTimeout as sleep } from 'node:timers/promises';

import type { InboxEvent, ListChanges } from '../../../../shared/contracts/inbox';
import type { Actor } from '../../actor';
import { forLog, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import { outsideTransactions } from '../../store/outside-transactions';
import type { PresenceRow } from '../../store/presences';
import { hiddenFor } from '../accounts/visibility';
import type { InboxAccess } from '../inbox/access';
import { OVERLAP_MS, type Changes, type LiveReader, type OpenThread } from './changes';

/** How often the database is asked while somebody listens: after something has changed, and otherwise. */
const BUSY_MS = 300;
const CALM_MS = 700;
const CALM_AFTER_MS = 10_000;

/** What this process tells itself is looked at sooner, but no more often than this. */
const REST_MS = 100;

/** Where too much changes to be told one by one, everything is asked for anew no more often than this. */
const FLOOD_MS = 5_000;

/** Who comes back later than this asks for everything. */
const MOST_BEHIND_MS = 600_000;

/** How often it is noted that somebody looks at a conversation. */
export const SEEN_EVERY_MS = 20_000;

/** Somebody who listens. */
export interface Subscriber {
  actor: Actor;
  open: OpenThread | null;
  /** The conversation that they wanted to look at, where it is not there for them. */
  gone?: string;
  /** Told in order; `cursor` is where to go on from. */
  send(event: InboxEvent, cursor: string): void;
}

const timeOf = (time: string | number | Date): number => new Date(time).getTime();

/** Lets through what has not been seen in the same form. */
function createSieve() {
  const seen = new Map<string, number>();
  return {
    isNew(key: string, at: number): boolean {
      if (seen.get(key) === at) return false;
      seen.set(key, at);
      return true;
    },
    /** Forgets what would not be looked at again. */
    prune(before: number): void {
      for (const [key, at] of seen) if (at < before) seen.delete(key);
    },
    clear: () => seen.clear(),
  };
}

/**
 * The internal service `live`: tells whoever listens what changes, also what another process has done.
 * All of them share one look at the database; while nobody listens there is none.
 */
export function createLive(runtime: Runtime, access: InboxAccess, reader: LiveReader) {
  const { strapi, inbox, presences, now } = runtime;
  const subscribers = new Set<Subscriber>();
  const sieve = createSieve();
  let running: Promise<void> | null = null;
  let hurry: AbortController | null = null;
  let isStopping = false;
  let changedAt = 0;
  /** Who typed in which conversation when it was looked at last. */
  let typed = new Map<number, string>();
  /** Whether more has changed than was told, and when that was said last. */
  let owesAll = false;
  let toldAllAt = 0;

  /** What has not been told before. */
  function onlyNew(changes: Changes): Changes {
    const isNew = (kind: string) => (one: { id: number; updatedAt: string | number | Date }) =>
      sieve.isNew(`${kind}${one.id}`, timeOf(one.updatedAt));
    return {
      ...changes,
      conversations: changes.conversations.filter(isNew('c')),
      ticks: changes.ticks.filter(({ conversation, updatedAt }) =>
        isNew('t')({ id: conversation, updatedAt }),
      ),
      erased: changes.erased.filter(({ id, requestedAt }) =>
        isNew('x')({ id, updatedAt: requestedAt }),
      ),
      messages: changes.messages.filter(isNew('m')),
      entries: changes.entries.filter(isNew('e')),
      said: changes.said.filter(isNew('s')),
      called: changes.called.filter(isNew('i')),
      people: changes.people.filter(isNew('p')),
    };
  }

  /** Whether nothing has happened that anybody would be told. */
  const isQuietIn = ({ standing: _standing, typing: _typing, ...lists }: Changes): boolean =>
    Object.values(lists).every(({ length }) => length === 0);

  /** The conversations in which somebody else types than before. */
  function typingChanged(typing: PresenceRow[]): { id: number; documentId: string }[] {
    const after = new Map<number, string>();
    const names = new Map<number, string>();
    for (const { conversation, user } of typing)
      if (conversation && user) {
        after.set(conversation.id, `${after.get(conversation.id) ?? ''} ${user.id}`);
        names.set(conversation.id, conversation.documentId);
      }
    const ids = [...new Set([...typed.keys(), ...after.keys()])];
    const changed = ids.filter((id) => typed.get(id) !== after.get(id));
    typed = after;
    return changed.map((id) => ({ id, documentId: names.get(id) ?? '' }));
  }

  const openIds = (): number[] => [
    ...new Set([...subscribers].flatMap(({ open }) => open?.id ?? [])),
  ];

  /** Of more than can be told one by one it is only said that there is more, now or a little later. */
  function withoutFlood(changes: Changes): { changes: Changes; isFlood: boolean } {
    owesAll ||= reader.isFlood(changes);
    if (!owesAll) return { changes, isFlood: false };
    const isFlood = Date.now() - toldAllAt >= FLOOD_MS;
    if (isFlood) {
      owesAll = false;
      toldAllAt = Date.now();
    }
    return { changes: { ...changes, conversations: [] }, isFlood };
  }

  const asOfNow = async (actor: Actor): Promise<Actor> =>
    actor.source === 'person' ? { ...actor, hidden: await hiddenFor(runtime, actor.user) } : actor;

  async function look(since: number): Promise<void> {
    const found = onlyNew(await reader.read(new Date(since - OVERLAP_MS), openIds()));
    const { changes, isFlood } = withoutFlood(found);
    const replying = typingChanged(changes.typing);
    const isQuiet = isQuietIn(changes);
    if (isQuiet && !isFlood && replying.length === 0) return;
    changedAt = Date.now();
    const cursor = String(since);
    for (const subscriber of [...subscribers]) {
      // Of which account somebody may hear can change while they listen.
      const actor = await asOfNow(subscriber.actor);
      const { open } = subscriber;
      const events = isQuiet ? [] : await reader.tell(changes, open, actor);
      if (isFlood) events.push({ type: 'hello', resumed: false });
      if (replying.length > 0)
        events.push(...(await reader.tellTyping(changes.typing, replying, actor)));
      for (const event of events) subscriber.send(event, cursor);
      // There is nothing to look for in it any more.
      if (open && changes.lost.includes(open.id)) subscriber.open = null;
    }
  }

  /** Waits for the next look; less long when something is known to have happened. */
  async function rest(): Promise<void> {
    await sleep(REST_MS);
    const isBusy = Date.now() - changedAt < CALM_AFTER_MS;
    hurry = new AbortController();
    await sleep((isBusy ? BUSY_MS : CALM_MS) - REST_MS, undefined, {
      signal: hurry.signal,
    }).catch(() => {});
    hurry = null;
  }

  async function run(): Promise<void> {
    let since = now().getTime();
    while (subscribers.size > 0 && !isStopping) {
      await rest();
      const started = now().getTime();
      try {
        await look(since);
        since = started;
        sieve.prune(started - 3 * OVERLAP_MS);
      } catch (failure) {
        // Some may have been told, and others not: it is told once more.
        sieve.clear();
        strapi.log.warn(`[whatsapp] What changed in the inbox was not told: ${forLog(failure)}`);
        await sleep(CALM_MS);
      }
    }
    sieve.clear();
    typed = new Map();
  }

  function start(): void {
    running ??= outsideTransactions(run).finally(() => {
      running = null;
      // Somebody has come while the last one left.
      if (subscribers.size > 0 && !isStopping) start();
    });
  }

  /** The conversation that somebody has open; none where it is not theirs to see. */
  async function openThread(documentId: string | undefined, actor: Actor) {
    if (!documentId) return null;
    const row = await inbox.get(documentId, access.within(actor, 'inbox.read'));
    return row && { id: row.id, documentId };
  }

  /** Where somebody was, in milliseconds; null where that is too long ago to go on from. */
  function readCursor(cursor: string | undefined): number | null {
    if (!cursor || !/^\d{1,15}$/.test(cursor)) return null;
    const since = Number(cursor);
    return now().getTime() - since <= MOST_BEHIND_MS ? since : null;
  }

  /** What has happened since, for somebody who comes back. */
  const missed = async (since: number, open: OpenThread | null, actor: Actor) => {
    const changes = await reader.read(new Date(since - OVERLAP_MS), open ? [open.id] : []);
    return reader.tell(changes, open, actor);
  };

  const noteSeen = async ({ open, actor }: Pick<Subscriber, 'open' | 'actor'>): Promise<void> => {
    if (open && actor.source === 'person')
      await presences.save(open.id, actor.user.id, { seenAt: now() });
  };

  return {
    /** Says that something has happened in this process, so that nobody waits for the next look. */
    poke(): void {
      changedAt = Date.now();
      hurry?.abort();
    },

    openThread,

    noteSeen,

    /** Listens from now on, and is told what was missed; answers how to stop. */
    async subscribe(subscriber: Subscriber, lastEventId: string | undefined): Promise<() => void> {
      const since = readCursor(lastEventId);
      const at = now().getTime();
      subscribers.add(subscriber);
      start();
      const leave = () => {
        subscribers.delete(subscriber);
        hurry?.abort();
      };
      try {
        await noteSeen(subscriber);
        const cursor = String(since ?? at);
        subscriber.send({ type: 'hello', resumed: since !== null }, cursor);
        if (subscriber.gone) subscriber.send({ type: 'gone', documentId: subscriber.gone }, cursor);
        if (since !== null)
          for (const event of await missed(since, subscriber.open, subscriber.actor))
            subscriber.send(event, String(at));
      } catch (failure) {
        leave();
        throw failure;
      }
      return leave;
    },

    /** The same for whom no stream reaches. */
    async changes(
      { since: cursor, conversation }: ListChanges['Query'],
      actor: Actor,
    ): Promise<ListChanges['Response']> {
      const next = String(now().getTime());
      const open = await openThread(conversation, actor);
      const gone: InboxEvent[] =
        conversation && !open ? [{ type: 'gone', documentId: conversation }] : [];
      await noteSeen({ open, actor });
      if (cursor === undefined) return { data: gone, meta: { next } };
      if (!/^\d{1,15}$/.test(cursor)) throw refuse('conversation.cursor', 'since');
      const since = readCursor(cursor);
      if (since === null)
        return { data: [{ type: 'hello', resumed: false }, ...gone], meta: { next } };
      const { typing } = await reader.read(new Date(Number(next)), []);
      const places = [
        ...new Map(
          typing.flatMap(({ conversation: one }) => (one ? [[one.id, one]] : [])),
        ).values(),
      ];
      return {
        data: [
          ...(await missed(since, open, actor)),
          ...gone,
          ...(await reader.tellTyping(typing, places, actor)),
        ],
        meta: { next },
      };
    },

    /** Whether the database is being asked. */
    isRunning: () => running !== null,

    /** Tells nobody any more. */
    async stop(): Promise<void> {
      isStopping = true;
      subscribers.clear();
      hurry?.abort();
      await running;
    },
  };
}

export type Live = ReturnType<typeof createLive>;
