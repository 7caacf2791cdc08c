import type { Conversation } from '../../../../../shared/contracts/conversations';
import type {
  InboxEvent,
  InboxQuery,
  ListInbox,
  ThreadItem,
} from '../../../../../shared/contracts/inbox';
import { belongsTo } from './belongs-to';

/** The part of the list that has been loaded. */
export interface ListState {
  /** What it was asked for by; answers to what was asked before are dropped. */
  query: InboxQuery;
  rows: Conversation[];
  /** Where to go on; null at the end. */
  next: string | null;
  /** `all`: nothing is there yet, or all of it is asked for anew. */
  loading: 'all' | 'more' | null;
  error: unknown;
}

export type ListAction =
  | { type: 'ask'; query: InboxQuery }
  | { type: 'askMore' }
  | { type: 'loaded'; query: InboxQuery; answer: ListInbox['Response'] }
  | { type: 'failed'; query: InboxQuery; error: unknown }
  | { type: 'told'; event: InboxEvent; view: ListView };

/** Who looks, and when. */
export interface ListView {
  me: number;
  now: number;
  /** documentId of the conversation that is open: it stays although it has just been read. */
  open: string | undefined;
}

export const startList = (query: InboxQuery): ListState => ({
  query,
  rows: [],
  next: null,
  loading: 'all',
  error: null,
});

const sameQuery = (one: InboxQuery, other: InboxQuery): boolean =>
  JSON.stringify({ ...one, after: undefined }) === JSON.stringify({ ...other, after: undefined });

/** What a list is sorted by; null for what does not stand in it. */
function placeOf({ lastInboundAt, waitingSince }: Conversation, sort: InboxQuery['sort']) {
  const at = sort === 'waiting' ? waitingSince : lastInboundAt;
  return at === null ? null : Date.parse(at) * (sort === 'waiting' ? 1 : -1);
}

/** Puts a conversation where it stands now; behind the last that is loaded there is no place for it yet. */
function place(state: ListState, conversation: Conversation): Conversation[] {
  const { sort } = state.query;
  const others = state.rows.filter(({ documentId }) => documentId !== conversation.documentId);
  const at = placeOf(conversation, sort);
  if (at === null) return others;
  const index = others.findIndex((other) => (placeOf(other, sort) ?? Infinity) > at);
  if (index === -1) return state.next === null ? [...others, conversation] : others;
  return [...others.slice(0, index), conversation, ...others.slice(index)];
}

function tell(state: ListState, conversation: Conversation, view: ListView): ListState {
  const { documentId } = conversation;
  const before = state.rows.find((row) => row.documentId === documentId);
  const belongs = belongsTo(conversation, state.query, view);
  // Only the server can search; what it has found stays found.
  if (state.query._q && !before) return state;
  if (belongs) return { ...state, rows: place(state, conversation) };
  if (!before) return state;
  const rows =
    documentId === view.open && belongsTo(conversation, { tab: state.query.tab }, view)
      ? state.rows.map((row) => (row === before ? conversation : row))
      : state.rows.filter((row) => row !== before);
  return { ...state, rows };
}

/** What has become of last messages. */
function withTicks(state: ListState, ticks: Extract<InboxEvent, { type: 'ticks' }>['ticks']) {
  const byMessage = new Map(ticks.map((tick) => [tick.message, tick.state]));
  const rows = state.rows.map((row) => {
    const now = row.lastMessage && byMessage.get(row.lastMessage.documentId);
    return now ? { ...row, lastMessage: { ...row.lastMessage!, state: now } } : row;
  });
  return { ...state, rows };
}

/** What the last message says now is told with its thread alone, as long as that is open. */
function withStates(state: ListState, documentId: string, items: ThreadItem[]): ListState {
  const row = state.rows.find((one) => one.documentId === documentId);
  const last = row?.lastMessage;
  const told = items.find(
    (item) => item.type === 'message' && item.message.documentId === last?.documentId,
  );
  if (!row || !last || told?.type !== 'message') return state;
  const { state: now, rendered } = told.message;
  const changed = { ...row, lastMessage: { ...last, state: now, rendered } };
  return { ...state, rows: state.rows.map((one) => (one === row ? changed : one)) };
}

/** The list after something has been asked for, has come, or has been told. */
export function reduceList(state: ListState, action: ListAction): ListState {
  switch (action.type) {
    case 'ask':
      return sameQuery(state.query, action.query)
        ? { ...state, loading: 'all', error: null }
        : startList(action.query);
    case 'askMore':
      return { ...state, loading: 'more', error: null };
    case 'loaded': {
      if (!sameQuery(state.query, action.query)) return state;
      const { data, meta } = action.answer;
      if (action.query.after === undefined)
        return { ...state, rows: data, next: meta.next, loading: null, error: null };
      // Meanwhile it may have been told that one of them has moved up.
      const known = new Set(state.rows.map(({ documentId }) => documentId));
      const rows = [...state.rows, ...data.filter(({ documentId }) => !known.has(documentId))];
      return { ...state, rows, next: meta.next, loading: null, error: null };
    }
    case 'failed':
      return sameQuery(state.query, action.query)
        ? { ...state, loading: null, error: action.error }
        : state;
    case 'told':
      switch (action.event.type) {
        case 'conversation':
          return tell(state, action.event.conversation, action.view);
        case 'gone': {
          const { documentId } = action.event;
          return { ...state, rows: state.rows.filter((row) => row.documentId !== documentId) };
        }
        case 'items':
          return withStates(state, action.event.conversation, action.event.items);
        case 'ticks':
          return withTicks(state, action.event.ticks);
        default:
          return state;
      }
  }
}
