import type { AccountEvent } from '../../../../shared/contracts/accounts';
import type { Page, PageQuery } from '../../../../shared/contracts/page';
import { nameOf, whoOf, type Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { readPaging, toPage } from '../paging';
import { toIso } from './view';

/** What a person may change, as its change is told; of secrets only that they are others. */
const TOLD = [
  'name',
  'environment',
  'phoneNumberId',
  'businessAccountId',
  'appId',
  'accessToken',
  'appSecret',
  'defaultCountry',
  'isDefault',
  'enabled',
  'notifyUsers',
  'notifyRoles',
  'isRestricted',
  'allowedUsers',
  'allowedRoles',
] as const;

const comparable = (value: unknown): string =>
  JSON.stringify(
    Array.isArray(value) ? value.map(({ id }: { id: number }) => id).sort() : (value ?? null),
  );

/** The names of what differs between an account before and after. */
export const changedFields = (before: AccountRow, after: AccountRow): string[] =>
  TOLD.filter((field) => comparable(before[field]) !== comparable(after[field]));

/** The history of accounts: who changed what here, and what Meta told. */
export function createAccountHistory({ history, now }: Runtime) {
  return {
    /** Writes down what somebody did. */
    note: (
      { id, documentId }: Pick<AccountRow, 'id' | 'documentId'>,
      kind: string,
      actor: Actor,
      params: AccountEvent['params'] = {},
    ): Promise<void> =>
      history.insert(
        [
          {
            subjectDocumentId: documentId,
            at: now(),
            kind,
            actor: nameOf(actor) ?? actor.source,
            ...whoOf(actor),
            account: id,
            params,
            itemKey: null,
          },
        ],
        'account',
      ),

    /** A page of it, newest first. */
    async find(
      { documentId }: Pick<AccountRow, 'documentId'>,
      query: PageQuery,
    ): Promise<Page<AccountEvent>> {
      const paging = readPaging(query, 10);
      const { page, pageSize } = paging;
      const total = await history.count(documentId, 'account');
      const rows = await history.list(documentId, pageSize, 'account', (page - 1) * pageSize);
      return toPage(
        rows.map((row) => ({
          documentId: row.documentId,
          at: toIso(row.at)!,
          kind: row.kind,
          actor: row.actor,
          params: row.params ?? {},
        })),
        paging,
        total,
      );
    },
  };
}
