import type { GraphClient } from './client';
import { answerError } from './errors';

interface GraphPage {
  data?: unknown;
  paging?: { cursors?: { after?: string }; next?: string };
}

/** A list this long is a fault of paging, not a list. */
const MAX_PAGES = 1_000;

/** A page that cannot be followed: what came so far is not the list. */
const broken = (what: string): Error => answerError(200, what);

/**
 * Every item of a list, page by page; a list that cannot be read to its end is an error, since what is
 * missing from half of one looks deleted. Pages are asked for by cursor: the `next` address that Meta
 * gives can hold the access token.
 */
export async function* listAll<T>(
  client: GraphClient,
  path: string,
  query: Record<string, string | number | undefined> = {},
): AsyncGenerator<T> {
  const seen = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { data } = await client.request<GraphPage>({
      method: 'GET',
      path,
      query: { limit: 100, ...query, after },
    });
    if (!Array.isArray(data.data)) throw broken('a list without its items');
    yield* data.data as T[];
    if (!data.paging?.next) return;
    after = data.paging.cursors?.after;
    if (!after) throw broken('a list whose next page has no cursor');
    if (seen.has(after)) throw broken('a list that begins anew');
    seen.add(after);
  }
  throw broken(`a list of more than ${MAX_PAGES} pages`);
}
