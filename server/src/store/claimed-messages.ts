import type { Core } from '@strapi/strapi';

import { createGroupCommit } from './group-commit';
import { columnsOf, readRow, type Stored } from './read-columns';
import type { AccountRow, ContactRow, MessageRow, Row, TemplateRow } from './rows';
import { isTransient, oneOf, rowsOf, tableOf } from './table';
import { UIDS } from './uids';

/**
 * Reads messages with everything that is needed to send them, outside of any transaction: those that are
 * claimed together are read together, and what they share is read once. Strapi's own queries would take
 * three more of them, and as much time again to put the rows together.
 */
export function createClaimedMessages(strapi: Core.Strapi) {
  const message = columnsOf(strapi, UIDS.message);
  const contact = columnsOf(strapi, UIDS.contact);
  const selected = Object.fromEntries([
    ...message.map(({ attribute, column }) => [attribute, `m.${column}`]),
    ...contact.map(({ attribute, column }) => [`contact_${attribute}`, `c.${column}`]),
  ]) as Record<string, string>;

  async function byId<R extends Row>(uid: string, ids: unknown[]): Promise<Map<unknown, R>> {
    const known = [...new Set(ids)].filter((id) => id !== null);
    const rows =
      known.length > 0
        ? await rowsOf<R>(strapi, uid).findMany({ where: { id: { $in: known } } })
        : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  async function read(documentIds: string[]): Promise<(MessageRow | null)[]> {
    const messages = tableOf(strapi, UIDS.message);
    const contacts = tableOf(strapi, UIDS.contact);
    const found = (await strapi.db
      .connection({ m: messages.name })
      .leftJoin({ c: contacts.name }, 'c.id', `m.${messages.column('contact')}`)
      .select(selected as never)
      .where(
        oneOf(
          strapi,
          strapi.db.connection,
          `m.${messages.column('documentId')}`,
          documentIds,
        ) as never,
      )) as unknown as Stored[];
    const accounts = await byId<AccountRow>(
      UIDS.account,
      found.map((stored) => stored.account),
    );
    const templates = await byId<TemplateRow>(
      UIDS.template,
      found.map((stored) => stored.template),
    );
    const rows = new Map(
      found.map((stored) => [
        stored.documentId,
        {
          ...readRow(stored, message),
          account: accounts.get(stored.account) ?? null,
          template: templates.get(stored.template) ?? null,
          contact:
            stored.contact_id === null
              ? null
              : (readRow(stored, contact, 'contact_') as unknown as ContactRow),
        } as unknown as MessageRow,
      ]),
    );
    return documentIds.map((documentId) => rows.get(documentId) ?? null);
  }

  const reading = createGroupCommit(read, isTransient);

  /** The message as it stands now; null when there is none. */
  return (documentId: string): Promise<MessageRow | null> => reading.submit(documentId);
}
