import type {
  Contact,
  ContactConversation,
  ContactDetail,
  ContactQuery,
  LinkedRecord,
} from '../../../../shared/contracts/contacts';
import type { Page } from '../../../../shared/contracts/page';
import { mergeConsent } from '../../../../shared/domain/consent';
import { readPhone } from '../../../../shared/domain/phone';
import { windowClosesAt } from '../../../../shared/domain/window';
import { CODE, hiddenFromActor, type Actor } from '../../actor';
import { nameRecords } from '../../collections/name-records';
import type { CollectionSettings } from '../../collections/settings';
import { notFound } from '../../errors';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import { consentOf } from '../../store/consents';
import type { ContactRow, ConversationRow } from '../../store/rows';
import { toIso } from '../accounts/view';
import { isOfHidden, ofVisibleAccounts } from '../accounts/visibility';
import { readPaging, toPage } from '../paging';
import { contactSort, contactWhere } from './contact-where';
import { toContact, toEvent, toIdentityEntry, toName } from './view';

/** How many entries of a history are told. */
const HISTORY = 100;

/** How many records of one person are told. */
const RECORDS = 50;

/** The part of the service `contacts` that looks people up. */
export function createContactFinder(runtime: Runtime, collections: CollectionSettings) {
  const { strapi, accounts, contacts, contactPages, consents, identityChanges, relatives, now } =
    runtime;

  /** Those whose business somebody may see, unless all that they wrote went to accounts that are hidden. */
  function visibleTo(actor: Actor): object[] {
    const { accounts: hidden, portfolios } = hiddenFromActor(actor);
    return hidden.length === 0
      ? []
      : [
          ...(portfolios.length > 0 ? [{ portfolioId: { $notIn: [...portfolios] } }] : []),
          { id: { $notIn: contactPages.onlyWith(hidden) } },
        ];
  }

  async function whereOf(query: ContactQuery): Promise<object> {
    const country = (await accounts.getDefault())?.defaultCountry ?? null;
    const where = contactWhere(
      query,
      (text) => readPhone(text, country, parsePhone).phone?.e164 ?? null,
    );
    if (!query.recordUid || !query.recordDocumentId) return where;
    const ids = await contacts.listOfRecord({
      uid: query.recordUid,
      documentId: query.recordDocumentId,
    });
    return { $and: [where, { id: { $in: ids.length > 0 ? ids : [-1] } }] };
  }

  async function recordsOf(row: ContactRow, actor: Actor): Promise<LinkedRecord[]> {
    const links = await contactPages.listLinks(row.id, RECORDS);
    const byUid = new Map<string, string[]>();
    for (const { recordUid, recordDocumentId } of links)
      byUid.set(recordUid, [...(byUid.get(recordUid) ?? []), recordDocumentId]);
    const records: LinkedRecord[] = [];
    for (const [uid, documentIds] of byUid) {
      const collection = await collections.get(uid);
      if (!collection) continue;
      const ability = actor.source === 'person' ? actor.ability : null;
      const named = await nameRecords(strapi, collection, documentIds, ability);
      records.push(
        ...named.map((record) => ({
          uid,
          collection: collection.displayName,
          ...record,
          isByHand: links.some(
            (link) =>
              link.recordUid === uid &&
              link.recordDocumentId === record.documentId &&
              link.byHand === true,
          ),
        })),
      );
    }
    return records;
  }

  const toConversation = (row: ConversationRow): ContactConversation => {
    const closesAt = windowClosesAt(
      row.lastInboundAt === null ? null : new Date(row.lastInboundAt),
    );
    return {
      documentId: row.documentId,
      accountName: row.account?.name ?? null,
      accountDocumentId: row.account?.documentId ?? null,
      status: row.status,
      lastInboundAt: toIso(row.lastInboundAt),
      lastOutboundAt: toIso(row.lastOutboundAt),
      openUntil: closesAt && closesAt > now() ? closesAt.toISOString() : null,
    };
  };

  const conversationsOf = async (contactIds: number[], actor: Actor): Promise<ConversationRow[]> =>
    (await contactPages.listConversations(contactIds)).filter((row) => !isOfHidden(row, actor));

  async function consentHistoryOf(people: ContactRow[]) {
    const words = [];
    for (const { id, documentId } of people)
      for (const event of await consents.list(id, HISTORY))
        words.push({ ...toEvent(event), contact: documentId });
    return words.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, HISTORY);
  }

  return {
    /** A page of contacts; `_q` finds a name, a username, a user id, or a number in any writing. */
    async find(query: ContactQuery = {}, actor: Actor = CODE): Promise<Page<Contact>> {
      const paging = readPaging(query);
      const where = { $and: [await whereOf(query), ...visibleTo(actor)] };
      const [rows, { total, totalIsCapped }] = await Promise.all([
        contactPages.list(where, { ...paging, sort: contactSort(query.sort) }),
        contactPages.count(where),
      ]);
      const conversations = await conversationsOf(
        rows.map(({ id }) => id),
        actor,
      );
      return toPage(
        rows.map((row) =>
          toContact(
            row,
            conversations.filter(({ contact }) => contact?.id === row.id),
          ),
        ),
        paging,
        total,
        totalIsCapped,
      );
    },

    /** Everything that is known of a contact; of the records those that whoever asks may read. */
    async findOne(documentId: string, actor: Actor = CODE): Promise<ContactDetail> {
      const row = await contacts.get(documentId);
      if (!row) throw notFound('consent.contact');
      const people = await relatives.of(row);
      const everybody = people.some(({ id }) => id === row.id) ? people : [row, ...people];
      const other = row.conflict && (await contacts.get(row.conflict.contact));
      const conversations = await conversationsOf([row.id], actor);
      const inForce = mergeConsent(everybody.map(consentOf));
      return {
        ...toContact(row, conversations),
        waId: row.waId,
        parentUserId: row.parentUserId,
        inForce: {
          optInMarketingAt: toIso(inForce.optInMarketingAt),
          optInAllAt: toIso(inForce.optInAllAt),
          optOutMarketingAt: toIso(inForce.optOutMarketingAt),
          optOutAllAt: toIso(inForce.optOutAllAt),
          blockedAt: toIso(inForce.blockedAt),
        },
        related: everybody.filter(({ id }) => id !== row.id).map(toName),
        conflict: other && toName(other),
        consentHistory: await consentHistoryOf(everybody),
        identityHistory: (await identityChanges.listOfContact(row.id, HISTORY)).map(
          toIdentityEntry,
        ),
        records: await recordsOf(row, actor),
        conversations: conversations.map(toConversation),
        messages: await contactPages.countMessages(row.id, ofVisibleAccounts(actor)),
      };
    },
  };
}

export type ContactFinder = ReturnType<typeof createContactFinder>;
