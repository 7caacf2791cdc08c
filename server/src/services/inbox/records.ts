import type { RecordKeyInput } from '../../../../shared/contracts/inbox';
import type { LinkedRecord } from '../../../../shared/contracts/contacts';
import type { Actor } from '../../actor';
import { listRecords } from '../../collections/list-records';
import { nameRecords } from '../../collections/name-records';
import { checkerFor } from '../../collections/judge';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ContactRow } from '../../store/rows';
import { isMaskedFor, type InboxAccess } from './access';

/** Which records belong to the person of a conversation, as people choose. */
export function createInboxRecords(
  { strapi, contacts, now }: Pick<Runtime, 'strapi' | 'contacts' | 'now'>,
  access: InboxAccess,
  collections: Pick<CollectionSettings, 'listEnabled'>,
) {
  const abilityOf = (actor: Actor) => (actor.source === 'person' ? actor.ability : null);

  /** The person of a conversation; whose records they are tells who they are. */
  async function personOf(documentId: string, actor: Actor): Promise<ContactRow> {
    const { contact } = await access.get(documentId, actor, 'inbox.reply');
    if (isMaskedFor(actor)) throw forbidden('record.needsContacts');
    if (!contact) throw notFound('conversation.notFound');
    return contact;
  }

  /** A record of a collection in use, if whoever asks may read it. */
  async function checkMayRead({ uid, documentId }: RecordKeyInput, actor: Actor): Promise<void> {
    const collection = (await collections.listEnabled()).find((one) => one.uid === uid);
    const named =
      collection && (await nameRecords(strapi, collection, [documentId], abilityOf(actor)));
    if (!named || named.length === 0) throw notFound('record.notFound');
  }

  async function choose(
    documentId: string,
    record: RecordKeyInput,
    actor: Actor,
    unlinkedAt: Date | null,
  ): Promise<{ contact: string }> {
    const contact = await personOf(documentId, actor);
    await checkMayRead(record, actor);
    await contacts.chooseLink(record, contact.id, unlinkedAt);
    return { contact: contact.documentId };
  }

  return {
    /** Records of all collections in use that might belong to the person, as far as one may read them. */
    async find(
      documentId: string,
      search: string,
      actor: Actor,
    ): Promise<Omit<LinkedRecord, 'isByHand'>[]> {
      await personOf(documentId, actor);
      const ability = abilityOf(actor);
      const found: Omit<LinkedRecord, 'isByHand'>[] = [];
      for (const collection of await collections.listEnabled()) {
        const { uid, displayName } = collection;
        if (!checkerFor(strapi, uid, ability).can.read()) continue;
        const records = await listRecords(strapi, collection, search, { ability });
        found.push(...records.map((record) => ({ uid, collection: displayName, ...record })));
      }
      return found;
    },

    /** Links a record to the person, whatever numbers it has. */
    link: (documentId: string, record: RecordKeyInput, actor: Actor) =>
      choose(documentId, record, actor, null),

    /** Says that a record is not the person’s; a number that fits does not bring it back. */
    unlink: (documentId: string, record: RecordKeyInput, actor: Actor) =>
      choose(documentId, record, actor, now()),
  };
}
