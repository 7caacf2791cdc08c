import type { Core } from '@strapi/strapi';

import {
  applyConsent,
  NOTHING_SAID,
  type ConsentKind,
  type ConsentPurpose,
  type ConsentSource,
  type ConsentState,
  type ConsentWord,
} from '../../../shared/domain/consent';
import type { ContactRow, Row, Time } from './rows';
import { inTransaction, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/** One word of a person, as it was told; never changed. */
export interface ConsentEventRow extends Row {
  kind: ConsentKind;
  purpose: ConsentPurpose;
  at: string | Date;
  source: ConsentSource;
  note: string | null;
  /** Who told it, by name. */
  actor: string | null;
}

/** A word to be recorded. */
export interface NewConsentEvent extends ConsentWord {
  source: ConsentSource;
  note: string | null;
  actor: string | null;
}

type ConsentColumns = Pick<ContactRow, keyof ConsentState>;

const COLUMNS = Object.keys(NOTHING_SAID) as (keyof ConsentState)[];

const toDate = (time: Time | undefined): Date | null => (time ? new Date(time) : null);

/** What is in force for a contact. */
export const consentOf = (row: ConsentColumns): ConsentState =>
  Object.fromEntries(
    COLUMNS.map((column) => [column, toDate(row[column])]),
  ) as unknown as ConsentState;

const changesOf = (before: ConsentState, after: ConsentState): Partial<ConsentState> =>
  Object.fromEntries(
    COLUMNS.filter((column) => before[column]?.getTime() !== after[column]?.getTime()).map(
      (column) => [column, after[column]],
    ),
  );

/** What people said to being written to: what is in force, on the contact, and every word of theirs. */
export function createConsentStore(strapi: Core.Strapi) {
  const contacts = () => rowsOf<ContactRow>(strapi, UIDS.contact);
  const events = () => rowsOf<ConsentEventRow>(strapi, UIDS.consentEvent);

  return {
    /**
     * Records a word of a contact and answers what is in force then; null when `isWanted`, asked about
     * what is in force before, does not want it. Words that come together are applied one by one.
     */
    record: (
      contactId: number,
      event: NewConsentEvent,
      isWanted: (state: ConsentState) => boolean | Promise<boolean> = () => true,
    ): Promise<ContactRow | null> =>
      inTransaction(strapi, async (trx) => {
        const { name, column } = tableOf(strapi, UIDS.contact);
        // What is in force comes with the lock: within a transaction of the caller's, MySQL and MariaDB
        // answer any other query with what stood there when it began.
        const [locked] = (await trx(name)
          .select(Object.fromEntries(COLUMNS.map((one) => [one, column(one)])))
          .where('id', contactId)
          .forUpdate()) as ConsentColumns[];
        const row = locked && (await contacts().findOne({ where: { id: contactId } }));
        if (!row) return null;
        const before = consentOf(locked);
        if (!(await isWanted(before))) return null;
        await events().create({ data: { ...event, contact: contactId } });
        const after = applyConsent(before, event);
        const data = changesOf(before, after);
        if (Object.keys(data).length > 0)
          await contacts().updateMany({ where: { id: contactId }, data });
        return { ...row, ...after };
      }),

    /** Whether this very word of a contact is recorded already. */
    has: async (
      contactId: number,
      { kind, purpose, at, source }: Pick<NewConsentEvent, 'kind' | 'purpose' | 'at' | 'source'>,
    ): Promise<boolean> =>
      (await events().count({ where: { contact: contactId, kind, purpose, at, source } })) > 0,

    /** What contacts said, newest first. */
    list: (contactId: number, limit: number) =>
      events().findMany({
        where: { contact: contactId },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        limit,
      }),
  };
}

export type ConsentStore = ReturnType<typeof createConsentStore>;
