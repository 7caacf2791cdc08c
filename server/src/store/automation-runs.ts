import type { Core } from '@strapi/strapi';

import { TOTAL_LIMIT } from '../../../shared/contracts/page';
import type { RunState } from '../../../shared/domain/automation/automation';
import type { MessageState } from '../../../shared/domain/message/message';
import { writingsOf } from '../../../shared/domain/phone';
import type { AutomationRunRow } from './automation-rows';
import type { TriggerClaim } from './automation-triggers';
import { insertRows, newDocumentId } from './insert-rows';
import type { MessageRow } from './rows';
import { inTransaction, isUniqueViolation, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What is written down of a run; relations by row id. */
export type RunPatch = Partial<
  Omit<AutomationRunRow, 'automation' | 'contact' | 'conversation'>
> & {
  automation?: number | null;
  contact?: number | null;
  conversation?: number | null;
};

export type NewRun = RunPatch & Pick<AutomationRunRow, 'key' | 'state' | 'triggerType' | 'steps'>;

const EMPTY = {
  automation: null,
  onceKey: null,
  reason: null,
  reasonParams: null,
  before: null,
  after: null,
  recordUid: null,
  recordDocumentId: null,
  recordLocale: null,
  version: null,
  phone: null,
  userId: null,
  contact: null,
  conversation: null,
  message: null,
  causedBy: null,
  was: null,
  snapshot: null,
  step: 0,
  log: null,
  dueAt: null,
  admittedAt: null,
  finishedAt: null,
  tries: 0,
};

const WAITS_ITS_TURN = { state: 'waiting', reason: 'run.spread' };

/** Runs that a statement deletes. */
const DELETED_AT_ONCE = 500;

/** What automations did, do and will do. */
export function createAutomationRunStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AutomationRunRow>(strapi, UIDS.automationRun);
  const populate = {
    automation: { populate: { account: { select: ['id', 'documentId', 'name'] } } },
    contact: { select: ['id', 'documentId'] },
    conversation: {
      select: ['id', 'documentId'],
      populate: { account: { select: ['id', 'documentId'] } },
    },
  };

  return {
    /** Writes them as part of the caller’s transaction; one whose key is there is left out. */
    async insert(runs: NewRun[], now: Date): Promise<void> {
      if (runs.length === 0) return;
      const data = runs.map((run) => ({ documentId: newDocumentId(), ...EMPTY, ...run }));
      await inTransaction(strapi, (trx) =>
        insertRows(strapi, trx, UIDS.automationRun, data, now, ['key']),
      );
    },

    /** Those of these keys that there are. */
    async known(keys: string[]): Promise<Set<string>> {
      if (keys.length === 0) return new Set();
      const found = await rows().findMany({ where: { key: { $in: keys } }, select: ['key'] });
      return new Set(found.map(({ key }) => key));
    },

    get: (documentId: string) => rows().findOne({ where: { documentId }, populate }),

    /** Takes those whose step is due, of automations that are on, and that nobody has. */
    async claimDue({ claim, now, leaseUntil }: TriggerClaim, limit: number) {
      const isFree = { $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }] };
      const due = { state: 'waiting', dueAt: { $lte: now } };
      const free = await rows().findMany({
        where: { ...due, ...isFree, automation: { status: 'on' } },
        select: ['id'],
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        limit,
      });
      if (free.length === 0) return [];
      const ids = free.map(({ id }) => id);
      await rows().updateMany({
        where: { id: { $in: ids }, ...due, ...isFree },
        data: { claimedBy: claim, leaseUntil },
      });
      return rows().findMany({
        where: { id: { $in: ids }, claimedBy: claim, state: 'waiting' },
        populate,
        orderBy: { id: 'asc' },
      });
    },

    /** Changes a run that is still ours and waits; false when it is not, or was cancelled. */
    async save(id: number, claim: string, data: RunPatch): Promise<boolean> {
      const { count } = await rows().updateMany({
        where: { id, claimedBy: claim, state: 'waiting' },
        data,
      });
      return count > 0;
    },

    /** Notes that it may go on only this once; false when another has. */
    async takeOnce(id: number, onceKey: string): Promise<boolean> {
      const other = await rows().findOne({ where: { onceKey }, select: ['id'] });
      if (other) return other.id === id;
      try {
        await rows().updateMany({ where: { id }, data: { onceKey } });
        return true;
      } catch (failure) {
        if (isUniqueViolation(failure)) return false;
        throw failure;
      }
    },

    /** Whether one has gone on that may only once. */
    hasOnce: async (onceKey: string): Promise<boolean> =>
      (await rows().findOne({ where: { onceKey }, select: ['id'] })) !== null,

    /** How many the limits let go on since then. */
    countAdmitted: (automation: number, since: Date) =>
      rows().count({ where: { automation, admittedAt: { $gt: since } } }),

    /** When one went on last that the limits had let go on. */
    async lastAdmittedAt(automation: number): Promise<Date | null> {
      const last = await rows().findOne({
        where: { automation, admittedAt: { $notNull: true } },
        select: ['id', 'admittedAt'],
        orderBy: { admittedAt: 'desc' },
      });
      return last ? new Date(last.admittedAt!) : null;
    },

    /** How many that happened since then the limits let go on in this hour, or will in their turn. */
    countBegun: (automation: number, hour: Date, since: Date) =>
      rows().count({
        where: {
          automation,
          createdAt: { $gte: since },
          $or: [{ admittedAt: { $gt: hour } }, { admittedAt: null, ...WAITS_ITS_TURN }],
        },
      }),

    /** How many wait for their turn and were there before this one; what waits of itself has none yet. */
    countAhead: (automation: number, id: number, now: Date) =>
      rows().count({
        where: {
          automation,
          state: 'waiting',
          admittedAt: null,
          id: { $lt: id },
          $or: [{ dueAt: { $lte: now } }, WAITS_ITS_TURN],
        },
      }),

    /** Whether it has gone on for a person since then, but for this run. */
    async hasGoneOnFor(
      automation: number,
      { phone, userId }: { phone: string | null; userId: string | null },
      since: Date,
      but: number,
    ): Promise<boolean> {
      const names = [
        ...(phone === null ? [] : [{ phone: { $in: writingsOf(phone) } }]),
        ...(userId === null ? [] : [{ userId }]),
      ];
      if (names.length === 0) return false;
      const found = await rows().findOne({
        where: {
          automation,
          admittedAt: { $gt: since },
          id: { $ne: but },
          $and: [
            { $or: names },
            // What ended before its last step has done something for them as well.
            { $or: [{ state: { $in: ['waiting', 'done', 'failed'] } }, { step: { $gt: 0 } }] },
          ],
        },
        select: ['id'],
      });
      return found !== null;
    },

    /** Whether it had reason to do something about this language of a record before. */
    async hasRunFor(
      automation: number,
      record: Pick<AutomationRunRow, 'recordUid' | 'recordDocumentId' | 'recordLocale'>,
    ): Promise<boolean> {
      const { recordUid, recordDocumentId, recordLocale } = record;
      const where = { automation, recordUid, recordDocumentId, recordLocale };
      return (await rows().findOne({ where, select: ['id'] })) !== null;
    },

    /** Lets others have what a process has taken. */
    release: async (claim: string): Promise<void> => {
      await rows().updateMany({
        where: { claimedBy: claim, state: 'waiting' },
        data: { claimedBy: null, leaseUntil: null },
      });
    },

    /** Cancels what waits of an automation. */
    async cancelOf(automation: number, data: Pick<RunPatch, 'reason' | 'finishedAt'>) {
      for (;;) {
        const waiting = await rows().findMany({
          where: { automation, state: 'waiting' },
          select: ['id'],
          limit: DELETED_AT_ONCE,
        });
        if (waiting.length === 0) return;
        const where = { id: { $in: waiting.map(({ id }) => id) }, state: 'waiting' };
        const cancelled = { ...data, state: 'cancelled', dueAt: null } as const;
        // What has surely done nothing may go on another time.
        await rows().updateMany({
          where: { ...where, step: 0, tries: 0, claimedBy: null },
          data: { ...cancelled, onceKey: null, admittedAt: null },
        });
        await rows().updateMany({ where, data: cancelled });
      }
    },

    list: (
      where: object,
      { page, pageSize, order }: { page: number; pageSize: number; order: 'asc' | 'desc' },
    ) =>
      rows().findMany({
        where,
        populate,
        orderBy: { id: order },
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),

    /** Counted no further than lists say. */
    async count(where: object): Promise<{ total: number; totalIsCapped: boolean }> {
      const found = await rows().findMany({ where, select: ['id'], limit: TOTAL_LIMIT + 1 });
      return {
        total: Math.min(found.length, TOTAL_LIMIT),
        totalIsCapped: found.length > TOTAL_LIMIT,
      };
    },

    /** Of a record, those that wait first and then the latest. */
    async listOfRecord(
      { uid, documentId, locale }: { uid: string; documentId: string; locale: string | null },
      limit: number,
      within: object,
    ): Promise<AutomationRunRow[]> {
      const where = {
        recordUid: uid,
        recordDocumentId: documentId,
        $and: [
          locale === null ? {} : { $or: [{ recordLocale: locale }, { recordLocale: null }] },
          within,
        ],
      };
      const waiting = await rows().findMany({
        where: { ...where, state: 'waiting' },
        populate,
        orderBy: { dueAt: 'asc' },
        limit,
      });
      const others = await rows().findMany({
        where: { ...where, state: { $ne: 'waiting' } },
        populate,
        orderBy: { id: 'desc' },
        limit,
      });
      return [...waiting, ...others].slice(0, limit);
    },

    /** How many of each automation ended so since then, and how many wait. */
    async countStates(
      automations: number[],
      since: Date,
    ): Promise<{ automation: number; state: RunState; count: number }[]> {
      if (automations.length === 0) return [];
      const { name, column } = tableOf(strapi, UIDS.automationRun);
      const found = (await inTransaction(strapi, (trx) =>
        trx(name)
          .select({ automation: column('automation'), state: column('state') } as never)
          .count({ count: '*' })
          .whereIn(column('automation'), automations)
          .where((query) =>
            query
              .where(column('createdAt'), '>', since)
              .orWhere(column('state'), 'waiting' as never),
          )
          .groupBy(column('automation'), column('state')),
      )) as unknown as { automation: number; state: RunState; count: unknown }[];
      return found.map((one) => ({
        automation: Number(one.automation),
        state: one.state,
        count: Number(one.count),
      }));
    },

    /** The states of messages that runs have made, by documentId. */
    async statesOfMessages(documentIds: string[]): Promise<Map<string, MessageState>> {
      if (documentIds.length === 0) return new Map();
      const found = await rowsOf<MessageRow>(strapi, UIDS.message).findMany({
        where: { documentId: { $in: documentIds } },
        select: ['id', 'documentId', 'state'],
      });
      return new Map(found.map(({ documentId, state }) => [documentId, state]));
    },

    /** Takes people out of all runs, by every name of theirs; what waits for them is cancelled. */
    async erase(names: { id: number; phone: string | null; userId: string | null }[], at: Date) {
      const phones = [...new Set(names.flatMap(({ phone }) => (phone ? writingsOf(phone) : [])))];
      const userIds = names.flatMap(({ userId }) => userId ?? []);
      const found = await rows().findMany({
        where: {
          $or: [
            ...(phones.length > 0 ? [{ phone: { $in: phones } }] : []),
            ...(userIds.length > 0 ? [{ userId: { $in: userIds } }] : []),
            { contact: { id: { $in: names.map(({ id }) => id) } } },
          ],
        },
        select: ['id'],
      });
      if (found.length === 0) return;
      const ids = found.map(({ id }) => id);
      await rows().updateMany({
        where: { id: { $in: ids }, state: 'waiting' },
        data: { state: 'cancelled', reason: 'run.noPerson', dueAt: null, finishedAt: at },
      });
      await rows().updateMany({
        where: { id: { $in: ids } },
        data: { phone: null, userId: null, before: null, after: null, was: null, snapshot: null },
      });
    },

    /** Deletes what ended long ago, but for some automations; what says that something may go on only once stays. */
    async deleteEnded(before: Date, but: readonly number[]): Promise<number> {
      const others = { $or: [{ automation: null }, { automation: { id: { $notIn: but } } }] };
      const old = await rows().findMany({
        where: {
          state: { $ne: 'waiting' },
          onceKey: null,
          createdAt: { $lt: before },
          ...(but.length > 0 && others),
        },
        select: ['id'],
        orderBy: { id: 'asc' },
        limit: DELETED_AT_ONCE,
      });
      if (old.length > 0)
        await rows().deleteMany({ where: { id: { $in: old.map(({ id }) => id) } } });
      return old.length;
    },

    /** Deletes every run of an automation that is deleted itself. */
    async deleteOf(automation: number): Promise<void> {
      for (;;) {
        const found = await rows().findMany({
          where: { automation },
          select: ['id'],
          limit: DELETED_AT_ONCE,
        });
        if (found.length === 0) return;
        await rows().deleteMany({ where: { id: { $in: found.map(({ id }) => id) } } });
      }
    },
  };
}
