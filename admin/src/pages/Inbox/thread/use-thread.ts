import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadItem, ThreadQuery } from '../../../../../shared/contracts/inbox';
import { useLazyWhatsappGetThreadQuery } from '../../../api/thread';
import { useInboxEvents } from '../live/use-live';
import {
  firstUnread,
  fromPage,
  idOf,
  isAtEnd,
  newFromPerson,
  withEarlier,
  withItems,
  withLater,
  without,
  type Loaded,
} from './loaded';

export interface ThreadHandle {
  /** Null until the first part is here. */
  loaded: Loaded | null;
  /** Why the first part could not be loaded. */
  error: unknown;
  /** Which end is being asked for. */
  loading: 'earlier' | 'later' | null;
  /** The message under which everything was unread when the thread was opened. */
  firstNew: string | null;
  /** How many messages of the person have come and were not looked at. */
  newCount: number;
  reload: () => void;
  loadEarlier: () => void;
  loadLater: () => void;
  /** Sees to it that a message is here; false where it cannot be. */
  bring: (documentId: string) => Promise<boolean>;
  /** Sees to it that the newest is here. */
  bringLatest: () => Promise<void>;
  /** Puts in what the server has answered. */
  put: (items: readonly ThreadItem[]) => void;
  /** The same for what is new: where it is here already, it was told more lately. */
  add: (item: ThreadItem) => void;
  remove: (documentId: string) => void;
  seen: () => void;
}

interface ThreadOptions {
  /** How many messages had not been read when it was opened. */
  unreadCount: number;
  /** Called with what the person has just written. */
  onNew: (items: ThreadItem[]) => void;
}

/** What was written in a conversation: the newest at first, more at each end on demand, and what happens meanwhile. */
export function useThread(documentId: string, options: ThreadOptions): ThreadHandle {
  const [ask] = useLazyWhatsappGetThreadQuery();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState<ThreadHandle['loading']>(null);
  const [firstNew, setFirstNew] = useState<string | null>(null);
  const [newCount, setNewCount] = useState(0);
  const latest = useRef(loaded);
  const isBusy = useRef(false);
  const unread = useRef(options.unreadCount);

  /** What is here, for what comes in before the next drawing. */
  const set = useCallback((next: Loaded | null) => {
    latest.current = next;
    setLoaded(next);
  }, []);
  const get = useCallback(
    (query: ThreadQuery = {}) => ask({ documentId, ...query }).unwrap(),
    [ask, documentId],
  );
  const put = useCallback(
    (items: readonly ThreadItem[]) => latest.current && set(withItems(latest.current, items)),
    [set],
  );
  const add = useCallback(
    (item: ThreadItem) => {
      const isHere = latest.current?.items.some((one) => idOf(one) === idOf(item));
      if (!isHere) put([item]);
    },
    [put],
  );

  const remove = useCallback(
    (id: string) => latest.current && set(without(latest.current, id)),
    [set],
  );
  const seen = useCallback(() => setNewCount(0), []);

  const begin = useCallback(async () => {
    try {
      const first = fromPage(await get());
      setFirstNew(firstUnread(first.items, unread.current));
      set(first);
    } catch (failure) {
      setError(failure);
    }
  }, [get, set]);
  useEffect(() => void begin(), [begin]);

  const load = async (end: 'earlier' | 'later') => {
    const here = latest.current;
    const cursor = end === 'earlier' ? here?.before : here?.after;
    if (!cursor || isBusy.current) return;
    isBusy.current = true;
    setLoading(end);
    try {
      const page = await get(end === 'earlier' ? { before: cursor } : { after: cursor });
      // It may have been left for another place meanwhile.
      const now = latest.current;
      if (now && (end === 'earlier' ? now.before : now.after) === cursor)
        set(end === 'earlier' ? withEarlier(now, page) : withLater(now, page));
    } catch {
      // Asked for again by the next move.
    } finally {
      isBusy.current = false;
      setLoading(null);
    }
  };

  const bring = async (message: string) => {
    if (latest.current?.items.some((item) => idOf(item) === message)) return true;
    try {
      const page = fromPage(await get({ around: message }));
      set(page);
      return page.items.some((item) => idOf(item) === message);
    } catch {
      return false;
    }
  };

  const bringLatest = async () => {
    if (latest.current && isAtEnd(latest.current)) return;
    set(fromPage(await get()));
  };

  /** After a time without a line: what is new goes to what is here, where the two meet. */
  const catchUp = async () => {
    const here = latest.current;
    if (!here || !isAtEnd(here)) return;
    try {
      const page = fromPage(await get());
      const known = new Set(here.items.map(idOf));
      const doMeet = page.items.some((item) => known.has(idOf(item)));
      set(doMeet && latest.current ? withItems(latest.current, page.items) : page);
    } catch {
      // The line tells of its next beginning.
    }
  };

  useInboxEvents((event) => {
    if (event.type === 'hello' && !event.resumed) void catchUp();
    if (!('conversation' in event) || event.conversation !== documentId) return;
    if (event.type === 'removed') remove(event.documentId);
    if (event.type !== 'items') return;
    const here = latest.current;
    if (!here) return;
    const news = newFromPerson(here, event.items);
    if (news.length > 0) {
      setNewCount((count) => count + news.length);
      options.onNew(news);
    }
    put(event.items);
  }, documentId);

  return {
    loaded,
    error,
    loading,
    firstNew,
    newCount,
    reload() {
      setError(null);
      void begin();
    },
    loadEarlier: () => void load('earlier'),
    loadLater: () => void load('later'),
    bring,
    bringLatest,
    put,
    add,
    remove,
    seen,
  };
}
