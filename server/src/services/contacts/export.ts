import { Readable } from 'node:stream';

import { STATE_TIMES } from '../../../../shared/domain/message/message';
import { writingsOf } from '../../../../shared/domain/phone';
import { namesOf } from '../../../../shared/domain/person-names';
import { CODE, hiddenFromActor, type Actor } from '../../actor';
import { forbidden, notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import { personKeyOf } from '../../store/delivery-people';
import { findChangesOf, knownBy } from '../../store/former-names';
import type { ContactRow, MessageRow } from '../../store/rows';
import { toIso } from '../accounts/view';
import { mayReadBodies } from '../messages/may-read-log';
import { toConsent, toEvent, toIdentityEntry } from './view';
import { findWholePerson } from './whole-person';

/** Everything that is kept about a person, as one JSON document. */
export interface PersonExport {
  /** A name for the file. */
  fileName: string;
  /** UTF-8; it is read as it is taken, so it need not fit into memory. */
  stream: Readable;
}

/** More words of one person than these nobody has. */
const WORDS = 100_000;

/** Nor more notes. */
const NOTES = 100_000;

/** Writes a list of the document, an item a line. */
async function* listOf(items: AsyncIterable<unknown[]> | unknown[][]): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const page of items)
    for (const item of page) {
      yield `${isFirst ? '' : ','}\n    ${JSON.stringify(item)}`;
      isFirst = false;
    }
  yield isFirst ? ']' : '\n  ]';
}

/** Puts together what is kept about people. */
export function createExporter(runtime: Runtime) {
  const { strapi, config, contacts, consents, entries, identityChanges, exportPages, now } =
    runtime;

  const toContactFacts = (row: ContactRow) => ({
    ...toConsent(row),
    waId: row.waId,
    parentUserId: row.parentUserId,
    username: row.username,
    profileName: row.profileName,
    language: row.language,
    createdAt: toIso(row.createdAt),
  });

  async function linksOf(page: MessageRow[]) {
    const links = await exportPages.linksOf(page.map(({ id }) => id));
    const clicks = links.length > 0 ? await exportPages.clicksOf(links.map(({ id }) => id)) : [];
    return links.map(({ id, message, target, clicks: count }) => ({
      messageId: message?.id,
      target,
      opened: count,
      openedAt: clicks.filter(({ link }) => link?.id === id).map(({ at }) => toIso(at)),
    }));
  }

  function urlOf(url: string): string {
    const base =
      config.publicUrl ?? (strapi.config.get('server.absoluteUrl') as string | undefined);
    return base && url.startsWith('/') ? `${base.replace(/\/$/, '')}${url}` : url;
  }

  async function* messagesOf(contactIds: number[]): AsyncGenerator<unknown[]> {
    for await (const page of exportPages.messages(contactIds)) {
      const links = await linksOf(page);
      yield page.map((row) => ({
        documentId: row.documentId,
        wamid: row.wamid,
        direction: row.direction,
        type: row.type,
        state: row.state,
        times: Object.fromEntries(
          Object.values(STATE_TIMES).flatMap((time) =>
            row[time] ? [[time, toIso(row[time])]] : [],
          ),
        ),
        createdAt: toIso(row.createdAt),
        editedAt: toIso(row.editedAt),
        withdrawnAt: toIso(row.withdrawnAt),
        textDeletedAt: toIso(row.bodyDeletedAt),
        account: row.account?.name ?? null,
        template: row.template && { name: row.template.name, language: row.template.language },
        text: row.rendered,
        content: row.content,
        asReceived: row.raw,
        file: row.file && { name: row.file.name, type: row.file.mime, url: urlOf(row.file.url) },
        campaign: row.campaign?.name ?? null,
        links: links
          .filter(({ messageId }) => messageId === row.id)
          .map(({ messageId: _, ...link }) => link),
        record: row.recordUid && { uid: row.recordUid, documentId: row.recordDocumentId },
        sentBy: row.sentBy,
        error: row.errorCode ?? row.errorTitle,
      }));
    }
  }

  /** Every name of a person, those of before among them unless somebody else has them by now. */
  async function allNamesOf(people: ContactRow[]): Promise<Set<string>> {
    const names = new Set(people.flatMap(namesOf));
    for (const known of knownBy(await findChangesOf(strapi, people))) {
      const theirs = new Set(
        (await contacts.listKnownAs(known))
          .filter(({ id }) => !people.some((one) => one.id === id))
          .flatMap(namesOf),
      );
      for (const name of namesOf(known)) if (!theirs.has(name)) names.add(name);
    }
    return names;
  }

  async function* webhooksOf(people: ContactRow[]): AsyncGenerator<unknown[]> {
    const keys = [...(await allNamesOf(people))].map(personKeyOf);
    for await (const page of exportPages.deliveries(keys))
      yield page.map(({ receivedAt, field, body }) => ({
        receivedAt: toIso(receivedAt),
        field,
        body,
      }));
  }

  async function* write(people: ContactRow[]): AsyncGenerator<string> {
    const ids = people.map(({ id }) => id);
    const words = [];
    const changes = [];
    for (const { id, documentId } of people) {
      for (const row of await consents.list(id, WORDS))
        words.push({ contact: documentId, ...toEvent(row) });
      for (const row of await identityChanges.listOfContact(id, WORDS))
        changes.push({ contact: documentId, ...toIdentityEntry(row) });
    }
    const conversations = (await exportPages.conversations(ids)).map((row) => ({
      account: row.account?.name ?? null,
      status: row.status,
      lastInboundAt: toIso(row.lastInboundAt),
      lastOutboundAt: toIso(row.lastOutboundAt),
    }));
    const records = (await exportPages.records(ids)).map(({ recordUid, recordDocumentId }) => ({
      uid: recordUid,
      documentId: recordDocumentId,
    }));
    const phones = people.flatMap(({ phone }) => (phone ? writingsOf(phone) : []));
    const userIds = people.flatMap(({ userId }) => userId ?? []);
    const automations = (await exportPages.runs(ids, phones, userIds)).map((row) => ({
      automation: row.automation?.name ?? null,
      at: toIso(row.createdAt),
      state: row.state,
      before: row.before,
      after: row.after,
      record: row.recordUid && { uid: row.recordUid, documentId: row.recordDocumentId },
    }));
    const campaigns = (await exportPages.recipients(phones, userIds)).map((row) => ({
      campaign: row.campaign?.name ?? null,
      name: row.name,
      typed: row.typed,
      check: row.verdict,
      fromFile: row.raw,
      record: row.recordUid && { uid: row.recordUid, documentId: row.recordDocumentId },
    }));
    const notes = (await entries.listNotes(ids, NOTES)).map((row) => ({
      account: row.conversation?.account?.name ?? null,
      at: toIso(row.at),
      text: row.text,
      by: row.actor,
    }));
    yield `{\n  "exportedAt": ${JSON.stringify(now().toISOString())}`;
    const lists: [string, AsyncIterable<unknown[]> | unknown[][]][] = [
      ['contacts', [people.map(toContactFacts)]],
      ['consent', [words]],
      ['identities', [changes]],
      ['records', [records]],
      ['conversations', [conversations]],
      ['campaigns', [campaigns]],
      ['automations', [automations]],
      ['notes', [notes]],
      ['messages', messagesOf(ids)],
      ['webhooks', webhooksOf(people)],
    ];
    for (const [name, items] of lists) {
      yield `,\n  ${JSON.stringify(name)}: `;
      yield* listOf(items);
    }
    yield '\n}\n';
  }

  return {
    /**
     * Everything that is kept about the person of a contact: names, consent, messages with their states,
     * files by address, records by id, and webhooks that were kept. A person needs the right to read the messages.
     */
    async export(documentId: string, actor: Actor = CODE): Promise<PersonExport> {
      if (!mayReadBodies(actor)) throw forbidden('export.needsLog');
      const row = await contacts.get(documentId);
      if (!row) throw notFound('consent.contact');
      const people = await findWholePerson(runtime, row);
      const ids = people.map(({ id }) => id);
      const { accounts } = hiddenFromActor(actor);
      // A part of it would look like all of it.
      if (await exportPages.isAnyOf(ids, accounts)) throw forbidden('export.hiddenAccount');
      const called = row.phone?.slice(1) ?? row.userId ?? row.documentId;
      return {
        fileName: `whatsapp-${called}-${now().toISOString().slice(0, 10)}.json`,
        stream: Readable.from(write(people)),
      };
    },
  };
}
