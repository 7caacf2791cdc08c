import type { Core } from '@strapi/strapi';

import type { AutomationTriggerRow } from './automation-rows';
import { insertRows, newDocumentId } from './insert-rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** What is written down of something that may set automations off; relations by row id. */
export type NewTrigger = Partial<
  Omit<AutomationTriggerRow, 'contact' | 'conversation' | 'automation' | 'at'>
> & {
  kind: AutomationTriggerRow['kind'];
  at: Date;
  contact?: number | null;
  conversation?: number | null;
  automation?: number | null;
};

const EMPTY = {
  recordUid: null,
  recordDocumentId: null,
  recordLocale: null,
  action: null,
  isFirst: null,
  before: null,
  after: null,
  causedBy: null,
  snapshot: null,
  said: null,
  message: null,
  contact: null,
  conversation: null,
  automation: null,
  key: null,
  cursor: 0,
  tries: 0,
};

/** Who takes what, and until when nobody else gets it. */
export interface TriggerClaim {
  claim: string;
  now: Date;
  leaseUntil: Date;
}

/** What may set automations off, until it was looked at. */
export function createAutomationTriggerStore(strapi: Core.Strapi) {
  const rows = () => rowsOf<AutomationTriggerRow>(strapi, UIDS.automationTrigger);
  const populate = {
    contact: { select: ['id', 'documentId'] },
    conversation: { select: ['id', 'documentId'] },
    automation: { select: ['id', 'documentId'] },
  };

  return {
    /**
     * Has the caller’s transaction ask for the right to write, before it reads: SQLite refuses it to one that
     * has read while another process wrote, and lets wait for it only one that has not.
     */
    async beginWriting(): Promise<void> {
      if (strapi.db.dialect.client !== 'sqlite') return;
      const { name } = tableOf(strapi, UIDS.automationTrigger);
      await inTransaction(strapi, (trx) => trx(name).whereRaw('1 = 0').delete());
    },

    /** Writes them as part of the caller’s transaction, in one statement; one whose key is there is left out. */
    async insert(triggers: NewTrigger[], now: Date): Promise<void> {
      if (triggers.length === 0) return;
      const hasKeys = triggers.some(({ key }) => key);
      const data = triggers.map((one) => ({ documentId: newDocumentId(), ...EMPTY, ...one }));
      await inTransaction(strapi, (trx) =>
        insertRows(strapi, trx, UIDS.automationTrigger, data, now, hasKeys ? ['key'] : []),
      );
    },

    /** Takes the oldest of those that nobody has. */
    async claim({ claim, now, leaseUntil }: TriggerClaim, limit: number) {
      const isFree = { $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }] };
      const free = await rows().findMany({
        where: isFree,
        select: ['id'],
        orderBy: { id: 'asc' },
        limit,
      });
      if (free.length === 0) return [];
      const ids = free.map(({ id }) => id);
      await rows().updateMany({
        where: { id: { $in: ids }, ...isFree },
        data: { claimedBy: claim, leaseUntil },
      });
      return rows().findMany({
        where: { id: { $in: ids }, claimedBy: claim },
        populate,
        orderBy: { id: 'asc' },
      });
    },

    /** Ends one as part of the caller’s transaction; false when somebody else has taken it. */
    end: async (id: number, claim: string): Promise<boolean> =>
      (await rows().deleteMany({ where: { id, claimedBy: claim } })).count > 0,

    /** Changes one that is still ours; false when it is not. */
    save: async (
      id: number,
      claim: string,
      data: Partial<Pick<AutomationTriggerRow, 'cursor' | 'tries' | 'leaseUntil'>>,
    ): Promise<boolean> =>
      (await rows().updateMany({ where: { id, claimedBy: claim }, data })).count > 0,

    /** Lets others have what a process has taken. */
    release: async (claim: string): Promise<void> => {
      await rows().updateMany({
        where: { claimedBy: claim },
        data: { claimedBy: null, leaseUntil: null },
      });
    },

    /** Forgets all that somebody has written. */
    async deleteOfContacts(contactIds: number[]): Promise<void> {
      const found = await rows().findMany({
        where: { contact: { id: { $in: contactIds } } },
        select: ['id'],
      });
      if (found.length > 0)
        await rows().deleteMany({ where: { id: { $in: found.map(({ id }) => id) } } });
    },
  };
}
