import type { Core } from '@strapi/strapi';

import { keyOf, type Pair } from './pair';
import type { MessageRow } from './rows';
import { inTransaction, tableOf, type Transaction } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** A conversation by who takes part in it; all by row id. */
export interface Home extends Pair {
  id: number;
}

/** A message that is in no conversation. */
export interface Stray extends Pair {
  id: number;
  direction: MessageRow['direction'];
  acceptedAt: string | number | Date | null;
}

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** Messages in no conversation that have one of these values in a column. */
async function listStrays(
  strapi: Core.Strapi,
  trx: Transaction,
  attribute: 'id' | 'contact',
  values: number[],
): Promise<Stray[]> {
  const { name, column } = tableOf(strapi, UIDS.message);
  const columns = ['id', 'account', 'contact', 'direction', 'acceptedAt'];
  const found: Stray[] = [];
  for (let start = 0; start < values.length; start += KEYS_PER_QUERY)
    found.push(
      ...((await trx(name)
        .select(Object.fromEntries(columns.map((one) => [one, column(one)])) as never)
        .whereIn(column(attribute), values.slice(start, start + KEYS_PER_QUERY))
        .whereNull(column('conversation'))) as unknown as Stray[]),
    );
  return found;
}

/** Puts each into the conversation of its account and person, if that is among these. */
async function putInto(strapi: Core.Strapi, homes: Home[], strays: Stray[]): Promise<Stray[]> {
  const ids = new Map(homes.map((home) => [keyOf(home), home.id]));
  const adopted = strays.filter((stray) => ids.has(keyOf(stray)));
  await updateEach(
    strapi,
    UIDS.message,
    new Map(adopted.map((stray) => [stray.id, { conversation: ids.get(keyOf(stray))! }])),
  );
  return adopted;
}

/**
 * Makes what was sent to people before there was a conversation a part of these, as part of the caller's
 * transaction; a few statements for all of it. Answers what that was.
 */
export const adoptEarlier = (strapi: Core.Strapi, homes: Home[]): Promise<Stray[]> =>
  inTransaction(strapi, async (trx) => {
    const contacts = [...new Set(homes.map(({ contact }) => contact))];
    const strays = await listStrays(strapi, trx, 'contact', contacts);
    return strays.length === 0 ? [] : putInto(strapi, homes, strays);
  });

/** Notes in conversations that are new what was sent last before them, as part of the caller's transaction. */
export async function noteEarlier(
  strapi: Core.Strapi,
  homes: Home[],
  adopted: Stray[],
): Promise<void> {
  const ids = new Map(homes.map((home) => [keyOf(home), home.id]));
  const patches = new Map<number, { lastOutboundAt: Date; lastMessage: number }>();
  for (const { id, direction, acceptedAt, ...pair } of adopted) {
    if (direction !== 'out' || acceptedAt === null) continue;
    const home = ids.get(keyOf(pair))!;
    const lastOutboundAt = new Date(acceptedAt);
    const latest = patches.get(home);
    if (!latest || latest.lastOutboundAt <= lastOutboundAt)
      patches.set(home, { lastOutboundAt, lastMessage: id });
  }
  await updateEach(strapi, UIDS.conversation, patches as Map<number, Record<string, unknown>>);
}

/** Makes these messages, by row id, a part of these conversations where they are in none. */
export const adoptMessages = (
  strapi: Core.Strapi,
  homes: Home[],
  messageIds: number[],
): Promise<void> =>
  inTransaction(strapi, async (trx) => {
    const strays = await listStrays(strapi, trx, 'id', messageIds);
    if (strays.length > 0) await putInto(strapi, homes, strays);
  });
