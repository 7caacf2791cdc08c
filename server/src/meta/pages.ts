import type { GraphClient } from './client';

interface GraphPage<T> {
  data?: T[];
  paging?: { cursors?: { after?: string }; next?: string };
}

/** A list this long is a fault of paging, not a list. */
const MAX_PAGES = 1_000;

/**
 * Every item of a list, page by page. Pages are asked for by cursor: the `next` address that Meta
 * gives can hold the access token.
 */
export async function* listAll<T>(
  client: GraphClient,
  path: string,
  query: Record<string, string | number | undefined> = {},
): AsyncGenerator<T> {
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data } = await client.request<GraphPage<T>>({
      method: 'GET',
      path,
      query: { limit: 100, ...query, after },
    });
    yield* data.data ?? [];
    const next = data.paging?.next ? data.paging.cursors?.after : undefined;
    if (!next || next === after) return;
    after = next;
  }
}
