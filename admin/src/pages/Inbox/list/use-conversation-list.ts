import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { InboxQuery } from '../../../../../shared/contracts/inbox';
import { useLazyWhatsappListInboxQuery } from '../../../api/inbox';
import { useInboxEvents } from '../live/use-live';
import { reduceList, startList, type ListState } from './list-state';

interface ConversationList extends ListState {
  /** Asks for what comes behind; nothing while it is asked for, or at the end. */
  loadMore: () => void;
  /** Asks for all of it anew. */
  reload: () => void;
}

/** The conversations of a query, part by part, as they are told to be. */
export function useConversationList(
  query: InboxQuery,
  me: number,
  open: string | undefined,
): ConversationList {
  const key = JSON.stringify(query);
  const [state, dispatch] = useReducer(reduceList, query, startList);
  const [ask] = useLazyWhatsappListInboxQuery();
  const isAsking = useRef(false);

  const load = useCallback(
    async (asked: InboxQuery) => {
      const result = await ask(asked);
      if (result.isError) dispatch({ type: 'failed', query: asked, error: result.error });
      else if (result.data) dispatch({ type: 'loaded', query: asked, answer: result.data });
    },
    [ask],
  );

  const reload = useCallback(() => {
    const asked = JSON.parse(key) as InboxQuery;
    dispatch({ type: 'ask', query: asked });
    void load(asked);
  }, [key, load]);
  useEffect(reload, [reload]);

  const { next, loading } = state;
  const loadMore = useCallback(() => {
    if (next === null || loading !== null || isAsking.current) return;
    isAsking.current = true;
    dispatch({ type: 'askMore' });
    void load({ ...(JSON.parse(key) as InboxQuery), after: next }).finally(() => {
      isAsking.current = false;
    });
  }, [next, loading, key, load]);

  useInboxEvents((event) => {
    if (event.type === 'hello') {
      if (!event.resumed) reload();
      return;
    }
    dispatch({ type: 'told', event, view: { me, now: Date.now(), open } });
  });

  return { ...state, loadMore, reload };
}
