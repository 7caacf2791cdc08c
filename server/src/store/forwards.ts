import type { Core } from '@strapi/strapi';

import type { Row } from './rows';
import { rowsOf } from './table';
import { UIDS } from './uids';

/** A delivery that a target has not taken yet. */
export interface ForwardRow extends Row {
  targetKey: string;
  receivedAt: string | Date;
  nextAt: string | Date;
  attempts: number;
  signature: string;
  contentType: string;
  /** The installations that it has passed; null when it comes from Meta. */
  via: string | null;
  /** The bytes as they came, in base64. */
  body: string;
}

export type NewForward = Omit<ForwardRow, keyof Row>;

/** Deliveries on their way to other systems: one row for each target, removed when it is taken. */
export function createForwardStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<ForwardRow>(strapi, UIDS.forward);
  return {
    /** Writes them as part of the caller's transaction. */
    insert: (forwards: NewForward[]) => rows().createMany({ data: forwards }),

    /** The ones that are due, oldest first, without what they carry. */
    listDue: (targetKey: string, now: Date, limit: number) =>
      rows().findMany({
        where: { targetKey, nextAt: { $lte: now } },
        select: ['id', 'attempts'],
        orderBy: { id: 'asc' },
        limit,
      }),

    /** Takes one for an attempt, unless another process has; the answer is whole. */
    async claim(
      { id, attempts }: Pick<ForwardRow, 'id' | 'attempts'>,
      until: Date,
    ): Promise<ForwardRow | null> {
      const { count } = await rows().updateMany({
        where: { id, attempts },
        data: { attempts: attempts + 1, nextAt: until },
      });
      return count > 0 ? rows().findOne({ where: { id } }) : null;
    },

    postpone: (id: number, nextAt: Date) => rows().updateMany({ where: { id }, data: { nextAt } }),

    delete: (id: number) => rows().deleteMany({ where: { id } }),

    /** Deletes what carries the same bytes to the same target: the signature tells. */
    deleteSame: ({ targetKey, signature }: NewForward) =>
      rows().deleteMany({ where: { targetKey, signature } }),

    /** The next ones after an id, whatever their target, with what they carry. */
    listFrom: (after: number, limit: number) =>
      rows().findMany({
        where: { id: { $gt: after } },
        select: ['id', 'receivedAt', 'body'],
        orderBy: { id: 'asc' },
        limit,
      }),

    /** Gives up what came before a time, and the oldest beyond so many; answers how many there were. */
    async prune(targetKey: string, before: Date, most: number): Promise<number> {
      const old = await rows().deleteMany({ where: { targetKey, receivedAt: { $lt: before } } });
      const [first] = await rows().findMany({
        where: { targetKey },
        select: ['id'],
        orderBy: { id: 'desc' },
        offset: most,
        limit: 1,
      });
      if (!first) return old.count;
      const beyond = await rows().deleteMany({ where: { targetKey, id: { $lte: first.id } } });
      return old.count + beyond.count;
    },

    /** Removes what is on its way to a target that is none any more. */
    deleteOthers: (targetKeys: string[], before: Date) =>
      rows().deleteMany({
        where: {
          receivedAt: { $lt: before },
          ...(targetKeys.length > 0 && { targetKey: { $notIn: targetKeys } }),
        },
      }),
  };
}
