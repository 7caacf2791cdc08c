import type { InboxEvent } from '../../../../shared/contracts/inbox';
import { askChanges, type AskChanges } from './ask-changes';
import { openStream, type StreamOutcome } from './open-stream';
import type { SseEvent } from './read-sse';

/** How the line to the server is: not there, being made, alive, or replaced by asking now and then. */
export type LiveState = 'off' | 'connecting' | 'live' | 'polling';

export type InboxListener = (event: InboxEvent) => void;

/** How often what changed is asked for while there is no stream. */
export const POLL_MS = 15_000;

/** A tab that nobody has looked at for so long gives its line up: browsers hold only a few a server. */
const HIDDEN_MS = 60_000;

/** What the line is made of; tests bring their own. */
export interface LiveDependencies {
  stream: typeof openStream;
  ask: AskChanges;
  isHidden: () => boolean;
}

const TYPES: InboxEvent['type'][] = [
  'hello',
  'conversation',
  'gone',
  'items',
  'ticks',
  'person',
  'removed',
  'replying',
];

/** An event of the inbox; null for what a newer server may tell. */
export function readInboxEvent({ type, data }: Pick<SseEvent, 'type' | 'data'>): InboxEvent | null {
  if (!(TYPES as string[]).includes(type)) return null;
  try {
    return { ...JSON.parse(data), type } as InboxEvent;
  } catch {
    return null;
  }
}

/** How long the first wait is where the server has not said. */
const RETRY_MS = 1_000;

/** How long to wait after so many failures in a row: the more, the longer. */
export const waitAfter = (failures: number, retryMs: number | null): number =>
  Math.min(POLL_MS, (retryMs ?? RETRY_MS) * 2 ** Math.max(0, failures - 1));

/** A token that has been renewed is known here a moment later. */
const RENEWAL_MS = 300;

/**
 * Hands on what the server tells of the inbox. There is one line for all who listen, and none while nobody
 * does; where none can be made, the server is asked for changes every 15 seconds.
 */
export function createLiveInbox({ stream, ask, isHidden }: LiveDependencies) {
  const listeners = new Map<symbol, { listener: InboxListener; conversation?: string }>();
  const watchers = new Set<() => void>();
  let state: LiveState = 'off';
  let token: string | null = null;
  let cursor: string | null = null;
  /** Ends the present stream or wait, to begin anew. */
  let turn = new AbortController();
  let running: Promise<void> | null = null;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  /** The thread that the present stream is about. */
  let asked: string | undefined;

  const setState = (next: LiveState) => {
    if (state === next) return;
    state = next;
    watchers.forEach((watch) => watch());
  };

  const tell = (event: InboxEvent) => {
    for (const { listener } of [...listeners.values()]) listener(event);
  };

  /** The thread that was opened last. */
  const openThread = (): string | undefined =>
    [...listeners.values()].filter(({ conversation }) => conversation !== undefined).at(-1)
      ?.conversation;

  const begin = () => {
    turn.abort();
    turn = new AbortController();
  };

  const wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (signal.aborted) wake();
      signal.addEventListener('abort', wake, { once: true });
    });

  async function listenOnce(signal: AbortSignal): Promise<StreamOutcome> {
    asked = openThread();
    return stream({ token, conversation: asked, lastEventId: cursor, signal }, (sse) => {
      if (signal.aborted) return;
      if (sse.id) cursor = sse.id;
      setState('live');
      const event = readInboxEvent(sse);
      if (event) tell(event);
    });
  }

  /** Asks for what has changed. */
  async function poll(signal: AbortSignal): Promise<void> {
    try {
      const { data, meta } = await ask({
        ...(cursor !== null && { since: cursor }),
        ...(!isHidden() && { conversation: openThread() }),
      });
      if (signal.aborted) return;
      // Where nothing is known of what was before, all of it is asked for.
      if (cursor === null) tell({ type: 'hello', resumed: false });
      cursor = meta.next;
      data.forEach(tell);
    } catch {
      // The next time, perhaps.
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (listeners.size > 0) {
      const { signal } = turn;
      if (token === null) {
        await wait(POLL_MS, signal);
        continue;
      }
      if (isHidden()) {
        setState('off');
        await wait(POLL_MS, signal);
        if (!signal.aborted) await poll(signal);
        continue;
      }
      if (state === 'off') setState('connecting');
      const began = Date.now();
      const { end, retryMs } = await listenOnce(signal);
      if (signal.aborted) continue;
      if (end === 'forbidden') {
        await wait(20 * POLL_MS, signal);
        continue;
      }
      // What ends at once has not been there.
      failures = end === 'ended' && Date.now() - began > RETRY_MS ? 0 : failures + 1;
      if (failures === 0) continue;
      const isTokenOld = end === 'unauthorized' && failures === 1;
      if (!isTokenOld) {
        setState('polling');
        await wait(waitAfter(failures, retryMs), signal);
      }
      // It renews a token that is too old.
      if (!signal.aborted) await poll(signal);
      if (isTokenOld) await wait(RENEWAL_MS, signal);
    }
    setState('off');
  }

  const start = () => {
    running ??= run().finally(() => {
      running = null;
      if (listeners.size > 0) start();
    });
  };

  /** Whoever comes and goes at once, such as from one thread to the next, makes one change. */
  const settle = () =>
    queueMicrotask(() => {
      if (listeners.size === 0) return begin();
      if (running === null) return start();
      if (openThread() !== asked) begin();
    });

  return {
    /** Returns the way to stop listening; `conversation` is the thread that is looked at. */
    listen(listener: InboxListener, conversation?: string): () => void {
      const key = Symbol('listener');
      listeners.set(key, { listener, ...(conversation !== undefined && { conversation }) });
      settle();
      return () => {
        listeners.delete(key);
        settle();
      };
    },

    /** With which token the server is asked from now on; there is no line without one. */
    authorize(next: string | null): void {
      const isFirst = token === null && next !== null;
      token = next;
      if (isFirst) begin();
    },

    /** The tab came to the front, or went behind others. */
    look(): void {
      clearTimeout(hiding);
      if (!isHidden()) {
        if (state !== 'live') begin();
        return;
      }
      hiding = setTimeout(begin, HIDDEN_MS);
    },

    /** Tries again at once. */
    retry: begin,

    get: (): LiveState => state,

    subscribe(watch: () => void): () => void {
      watchers.add(watch);
      return () => watchers.delete(watch);
    },
  };
}

/** The one of this browser tab: the menu and the pages share a line to the server. */
export const liveInbox = createLiveInbox({
  stream: openStream,
  ask: askChanges,
  isHidden: () => document.visibilityState === 'hidden',
});
