import type { Core } from '@strapi/strapi';

import type { MessageRow, Time } from './rows';
import { inTransaction, oneOf, tableOf, type Transaction } from './table';
import { UIDS } from './uids';
import { updateEach } from './update-each';

/** What a message speaks of, and the campaign that it is a part of, by row id. */
export type Tie = Pick<MessageRow, 'recordUid' | 'recordDocumentId' | 'recordLocale'> & {
  campaign: number | null;
};

/** A message that may be answered. */
export interface Answerable extends Tie {
  id: number;
  account: number;
  wamid: string | null;
  type: string;
  /** When it left, as far as that is known here. */
  leftAt: Date | null;
}

/** These have not left, or have not arrived. */
const NEVER_SEEN = ['queued', 'cancelled', 'failed'];

/** Keys a statement: databases limit its parameters. */
const KEYS_PER_QUERY = 500;

/** Answers a step. */
const STEP = 500;

const COLUMNS = [
  'account',
  'wamid',
  'type',
  'sendingAt',
  'acceptedAt',
  'recordUid',
  'recordDocumentId',
  'recordLocale',
  'campaign',
] as const;

type Found = Tie &
  Pick<Answerable, 'id' | 'account' | 'wamid' | 'type'> & { sendingAt: Time; acceptedAt: Time };

/** The messages that people answer. */
export function createAnsweredStore(strapi: Core.Strapi) {
  const { name, column } = tableOf(strapi, UIDS.message);

  async function read(trx: Transaction, attribute: string, values: (string | number)[]) {
    const found: Answerable[] = [];
    const columns = Object.fromEntries(COLUMNS.map((one) => [one, column(one)]));
    for (let start = 0; start < values.length; start += KEYS_PER_QUERY) {
      const some = values.slice(start, start + KEYS_PER_QUERY);
      const rows = (await trx(name)
        .select({ id: 'id', ...columns } as never)
        .where(oneOf(strapi, trx, attribute, some) as never)) as unknown as Found[];
      for (const { sendingAt, acceptedAt, ...row } of rows) {
        const leftAt = sendingAt ?? acceptedAt;
        found.push({ ...row, leftAt: leftAt === null ? null : new Date(leftAt) });
      }
    }
    return found;
  }

  return {
    /** Those with these wamids, compared exactly. */
    byWamid: (wamids: string[]): Promise<Map<string, Answerable>> =>
      inTransaction(strapi, async (trx) => {
        const asked = new Set(wamids);
        const found = await read(trx, column('wamid'), [...asked]);
        return new Map(
          found.flatMap((row) => (row.wamid && asked.has(row.wamid) ? [[row.wamid, row]] : [])),
        );
      }),

    /**
     * What was written last to the people of these conversations, reactions apart, by row id of the
     * conversation; of what was queued to leave later that counts which was queued last.
     */
    lastOutgoing: (conversations: number[]): Promise<Map<number, Answerable>> =>
      inTransaction(strapi, async (trx) => {
        const last = new Map<number, number>();
        const conversation = tableOf(strapi, UIDS.conversation).name;
        const states = NEVER_SEEN.map(() => '?').join(', ');
        for (let start = 0; start < conversations.length; start += KEYS_PER_QUERY) {
          const latest = trx.raw(
            `(select m.id from ?? as m where m.?? = c.id and m.?? = 'out' and m.?? <> 'reaction' ` +
              `and m.?? not in (${states}) order by m.?? desc, m.id desc limit 1)`,
            [
              name,
              ...['conversation', 'direction', 'type', 'state'].map(column),
              ...NEVER_SEEN,
              column('createdAt'),
            ] as never,
          );
          const some = conversations.slice(start, start + KEYS_PER_QUERY);
          const rows = (await trx({ c: conversation })
            .select({ id: 'c.id', message: latest } as never)
            .where(oneOf(strapi, trx, 'c.id', some) as never)) as unknown as {
            id: number;
            message: number | null;
          }[];
          for (const { id, message } of rows) if (message !== null) last.set(message, id);
        }
        const found = await read(trx, 'id', [...last.keys()]);
        return new Map(found.map((row) => [last.get(row.id)!, row]));
      }),

    /**
     * Ties to what they answer those messages of people since a time whose answered message was not known
     * by its wamid when they came; answers how many.
     */
    tieLate: (since: Date): Promise<number> =>
      inTransaction(strapi, async (trx) => {
        const ties = ['recordUid', 'recordDocumentId', 'recordLocale', 'campaign'] as const;
        const rows = (await trx({ a: name })
          .join({ q: name }, `q.${column('wamid')}`, `a.${column('replyTo')}`)
          .select({
            id: 'a.id',
            replyTo: `a.${column('replyTo')}`,
            wamid: `q.${column('wamid')}`,
            ...Object.fromEntries(ties.map((one) => [one, `q.${column(one)}`])),
          } as never)
          .where(`a.${column('phase')}`, 'received')
          .where(`a.${column('createdAt')}`, '>=', since)
          .whereNull(`a.${column('campaign')}`)
          .whereNull(`a.${column('recordUid')}`)
          .whereRaw('?? = ??', [`q.${column('account')}`, `a.${column('account')}`])
          .whereRaw('(?? is not null or ?? is not null)', [
            `q.${column('campaign')}`,
            `q.${column('recordUid')}`,
          ])
          .orderBy('a.id')
          .limit(STEP)) as unknown as (Tie & { id: number; replyTo: string; wamid: string })[];
        const patches = new Map<number, Record<string, unknown>>();
        for (const { id, replyTo, wamid, ...tie } of rows)
          if (replyTo === wamid) patches.set(id, { ...tie });
        await updateEach(strapi, UIDS.message, patches);
        return patches.size;
      }),
  };
}
