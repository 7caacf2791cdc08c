import { asNumber, asString, type JsonObject } from '../json';
import { invalidParameter } from './refusals';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 1000;

const cursorOf = (id: string): string => Buffer.from(`c:${id}`).toString('base64url');

/** One page of a list, with cursors as Graph gives them (https://developers.facebook.com/docs/graph-api/results). */
export const page = <T extends { id: string }>(
  items: readonly T[],
  params: JsonObject,
  address: string,
): { items: T[]; paging: JsonObject | undefined } => {
  const limit = Math.min(MAX_LIMIT, Math.max(1, asNumber(params['limit']) ?? DEFAULT_LIMIT));
  const at = (cursor: string): number => {
    const index = items.findIndex((item) => cursorOf(item.id) === cursor);
    if (index === -1) throw invalidParameter('Invalid cursor.');
    return index;
  };
  const after = asString(params['after']);
  const before = asString(params['before']);
  let start = after ? at(after) + 1 : 0;
  let end = start + limit;
  if (before) {
    end = at(before);
    start = Math.max(0, end - limit);
  }
  const shown = items.slice(start, end);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return { items: [], paging: undefined };
  const link = (name: 'after' | 'before', cursor: string): string => {
    const url = new URL(address);
    for (const [key, value] of Object.entries(params)) {
      if (!['after', 'before', 'access_token'].includes(key))
        url.searchParams.set(key, String(value));
    }
    url.searchParams.set('limit', String(limit));
    url.searchParams.set(name, cursor);
    return url.href;
  };
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  return {
    items: shown,
    paging: {
      cursors,
      ...(end < items.length ? { next: link('after', cursors.after) } : {}),
      ...(start > 0 ? { previous: link('before', cursors.before) } : {}),
    },
  };
};
