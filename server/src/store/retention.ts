import type { Core } from '@strapi/strapi';

import { isUnderWay } from '../../../shared/domain/message/lifecycle';
import { deleteClicksOf } from './erased-links';
import type { MessageRow, Row } from './rows';
import { insertIgnoring, inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What is thrown away by the age of its message. */
export type RetentionKind = 'bodies' | 'files';

interface RetentionRow extends Row {
  kind: RetentionKind;
  /** Every message up to this id has been looked at. */
  upTo: number;
  /** Those among them that were still under way. */
  unfinished: number[] | null;
}

interface OldMessage {
  id: number;
  state: MessageRow['state'];
  createdAt: string | Date | number;
  bodyDeletedAt: unknown;
  file: number | null;
}

/** Files of messages that are old, and how far these reach. */
export interface OldFiles {
  messageIds: number[];
  fileIds: number[];
  upTo: number;
  isMore: boolean;
}

/** Messages a step: a transaction of a few milliseconds, so that nobody waits for it. */
const STEP = 200;

/** What a message loses with its body; who, when, and with what result stays. */
export const NO_BODY = { content: null, rendered: null, raw: null, attempts: null } as const;

const COLUMNS = ['id', 'state', 'createdAt', 'bodyDeletedAt', 'file'];

/**
 * Goes through messages by their age, which is the order of their ids, and remembers how far it came. So
 * nothing is read twice, however much there is, and any process goes on where another has ended.
 */
export function createRetentionStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<RetentionRow>(strapi, UIDS.retention);

  async function get(kind: RetentionKind): Promise<RetentionRow> {
    const known = await rows().findOne({ where: { kind } });
    if (known) return known;
    await insertIgnoring(strapi, UIDS.retention, { kind, upTo: 0 }, ['kind']);
    return (await rows().findOne({ where: { kind } }))!;
  }

  /** The row as it stands now; other processes wait until the transaction ends. */
  async function lock({ id }: RetentionRow): Promise<Pick<RetentionRow, 'upTo' | 'unfinished'>> {
    const { name, column } = tableOf(strapi, UIDS.retention);
    const [row] = await inTransaction(strapi, (trx) =>
      trx(name)
        .select({ upTo: column('upTo'), unfinished: column('unfinished') })
        .where('id', id as never)
        .forUpdate(),
    );
    const { upTo, unfinished } = row as { upTo: number; unfinished: unknown };
    const left = typeof unfinished === 'string' ? (JSON.parse(unfinished) as unknown) : unfinished;
    return { upTo, unfinished: (left as number[] | null) ?? [] };
  }

  /** Messages by what is asked, in the order of their ids. */
  const select = (
    narrow: (query: ReturnType<Core.Strapi['db']['connection']>) => unknown,
    locked: boolean,
  ): Promise<OldMessage[]> =>
    inTransaction(strapi, async (trx) => {
      const { name, column } = tableOf(strapi, UIDS.message);
      const query = trx(name)
        .select(Object.fromEntries(COLUMNS.map((one) => [one, column(one)])) as never)
        .orderBy('id');
      narrow(query);
      return (await (locked ? query.forUpdate() : query)) as OldMessage[];
    });

  /** The next messages after an id that are older than a time. */
  async function listNext(after: number, before: Date): Promise<OldMessage[]> {
    const found = await select((query) => query.where('id', '>', after).limit(STEP), false);
    // The age is not asked of the database: it might look for it among all that are younger.
    const end = found.findIndex(({ createdAt }) => new Date(createdAt) >= before);
    return end < 0 ? found : found.slice(0, end);
  }

  /** Deletes what these messages say, and when their links were opened; answers which are under way. */
  async function blank(ids: number[], at: Date): Promise<number[]> {
    const { name, column } = tableOf(strapi, UIDS.message);
    const found = await select((query) => query.whereIn('id', ids), true);
    const ended = found.filter(({ state, bodyDeletedAt }) => !isUnderWay(state) && !bodyDeletedAt);
    const endedIds = ended.map(({ id }) => id);
    if (endedIds.length > 0)
      await inTransaction(strapi, async (trx) => {
        await deleteClicksOf(strapi, endedIds);
        const patch = { ...NO_BODY, bodyDeletedAt: at, bodyDeletedBy: 'retention', updatedAt: at };
        await trx(name)
          .whereIn('id', endedIds)
          .update(
            Object.fromEntries(
              Object.entries(patch).map(([key, value]) => [column(key), value]),
            ) as never,
          );
      });
    return found.filter(({ state }) => isUnderWay(state)).map(({ id }) => id);
  }

  return {
    /**
     * Deletes what the next messages say that are older than a time; those that are still under way keep
     * it until they end. Answers whether there may be more.
     */
    async deleteBodies(before: Date, at: Date): Promise<boolean> {
      const known = await get('bodies');
      return inTransaction(strapi, async () => {
        const { upTo, unfinished } = await lock(known);
        const next = await listNext(upTo, before);
        const stillUnderWay = next.length > 0 ? await blank(idsOf(next), at) : [];
        if (next.length > 0)
          await rows().updateMany({
            where: { id: known.id },
            data: {
              upTo: next.at(-1)!.id,
              // There may be many; most steps find none.
              ...(stillUnderWay.length > 0 && { unfinished: [...unfinished!, ...stillUnderWay] }),
            },
          });
        return next.length === STEP;
      });
    },

    /** Looks again at those that were under way; answers how many there still are. */
    async deleteBodiesOfEnded(at: Date): Promise<number> {
      const known = await get('bodies');
      const left: number[] = [];
      const all = known.unfinished ?? [];
      for (let start = 0; start < all.length; start += STEP) {
        const part = all.slice(start, start + STEP);
        const found = await select((query) => query.whereIn('id', part), false);
        const [underWay, ended] = [true, false].map((is) =>
          idsOf(found.filter(({ state }) => isUnderWay(state) === is)),
        );
        left.push(...underWay!);
        // Nothing is locked for those that are waited for, however many they are.
        if (ended!.length > 0) left.push(...(await inTransaction(strapi, () => blank(ended!, at))));
      }
      if (left.length < all.length) {
        const looked = new Set(all);
        await inTransaction(strapi, async () => {
          // What another process has added meanwhile stays.
          const { unfinished } = await lock(known);
          const added = unfinished!.filter((id) => !looked.has(id));
          await rows().updateMany({
            where: { id: known.id },
            data: { unfinished: [...left, ...added] },
          });
        });
      }
      return left.length;
    },

    /** The next messages that are older than a time, with their files, and how far they reach. */
    async listFiles(before: Date): Promise<OldFiles> {
      const { upTo } = await get('files');
      const next = await listNext(upTo, before);
      return {
        messageIds: idsOf(next),
        fileIds: next.flatMap(({ file }) => file ?? []),
        upTo: next.at(-1)?.id ?? upTo,
        isMore: next.length === STEP,
      };
    },

    /** Notes that the files of the messages up to here are gone. */
    async saveFiles(upTo: number): Promise<void> {
      await rows().updateMany({ where: { kind: 'files', upTo: { $lt: upTo } }, data: { upTo } });
    },
  };
}

const idsOf = (found: { id: number }[]): number[] => found.map(({ id }) => id);
