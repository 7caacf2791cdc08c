import { randomBytes } from 'node:crypto';

import { inboundMediaOf } from '../../../shared/domain/message/content/inbound/inbound';
import { renderInbound } from '../../../shared/domain/message/content/inbound/render';
import { sentenceOf } from '../../../shared/domain/sentences';
import { forLog } from '../errors';
import { parsePhone } from '../phone';
import type { Runtime } from '../runtime';
import { portfolioOf } from '../services/accounts/portfolio';
import type { Tie } from '../store/answered';
import type { Person } from '../store/contacts';
import { createGroupCommit } from '../store/group-commit';
import type { NewReceived } from '../store/received';
import type { AccountRow, ContactRow, ConversationRow } from '../store/rows';
import { inTransaction, isTransient } from '../store/table';
import type { EchoEvent, InboundEvent } from '../webhook/events';
import { listDoubtful } from './doubtful-echoes';
import { NO_TIE, tieAnswers } from './tie-answers';
import { applyOne, type Unapplied } from './unapplied';

/** A message that somebody else has written. */
export type ReceivedEvent = InboundEvent | EchoEvent;

/** A message that is new here, with whom it belongs to. */
export interface Recorded<E extends ReceivedEvent = InboundEvent> {
  event: E;
  account: AccountRow;
  contact: ContactRow;
  conversation: ConversationRow;
  messageDocumentId: string;
}

/** What follows from the messages of people; each message is told once, however often it is delivered. */
export interface InboundReaction {
  /** Belongs to the messages: written in their transaction, or not at all. */
  within?(recorded: Recorded[]): Promise<void>;
  /** Called when the messages are durable; what it does must not keep Meta waiting. */
  after?(recorded: Recorded[]): void;
}

type Outcome = 'applied' | { kept: string } | { parked: string };

const NOTHING = {
  fresh: [] as Recorded<ReceivedEvent>[],
  ids: new Map<string, number>(),
  taken: new Set<string>(),
};

const FOREIGN: Outcome = { kept: sentenceOf('delivery.noNumber') };
const UNDER_WAY: Outcome = {
  parked: sentenceOf('delivery.underWay'),
};
const TAKEN: Outcome = { kept: sentenceOf('delivery.sameId') };

/** How long a type may be in the database; Meta's are short. */
const MOST_TYPE = 100;
const MOST_TEXT = 255;

/** A number as WhatsApp writes it, in the writing under which contacts are known. */
export const phoneOf = (from: string): string => parsePhone(`+${from}`, null)?.e164 ?? `+${from}`;

/** Whom a message comes from, or goes to. */
function personOf(event: ReceivedEvent): Person {
  const [waId, userId] =
    event.type === 'inbound' ? [event.from, event.fromUserId] : [event.to, event.toUserId];
  return { phone: waId === null ? null : phoneOf(waId), waId, userId, at: event.at };
}

const personKey = (event: ReceivedEvent): string => {
  const { waId, userId } = personOf(event);
  return `${waId} ${userId}`;
};

/** Of each key the event that came last. */
function latestBy<E extends ReceivedEvent, K>(events: E[], keyOf: (event: E) => K): Map<K, E> {
  const latest = new Map<K, E>();
  for (const event of events) {
    const known = latest.get(keyOf(event));
    if (!known || known.at < event.at) latest.set(keyOf(event), event);
  }
  return latest;
}

const isInbound = (one: Recorded<ReceivedEvent>): one is Recorded => one.event.type === 'inbound';

/** Of each conversation the message that came last, by its row id. */
export function newestOf<E extends ReceivedEvent>(
  recorded: readonly Recorded<E>[],
): Map<number, Recorded<E>> {
  const newest = new Map<number, Recorded<E>>();
  for (const one of recorded) {
    const known = newest.get(one.conversation.id);
    // Times have whole seconds: of two within one that counts which came later.
    if (!known || known.event.at <= one.event.at) newest.set(one.conversation.id, one);
  }
  return newest;
}

/** A reaction says something about a message and is none that somebody has to read. */
const isToRead = ({ event }: Recorded): boolean => event.content.type !== 'reaction';

/**
 * Writes down what people write, and what is written to them by other means: the contact and the
 * conversation are found or made, the message becomes a row, and with it, in one transaction, the times
 * of the conversation move. What comes doubled or late changes nothing.
 */
export function createRecordMessages(
  runtime: Runtime,
  reactions: readonly InboundReaction[],
  onMedia: () => void,
) {
  const { strapi, accounts, contacts, conversations, received, downloads, now } = runtime;

  /** The contacts of those who wrote to accounts of one portfolio, or were written to. */
  async function contactsOf(portfolioId: string, events: ReceivedEvent[]) {
    const people = [...latestBy(events, personKey).values()];
    const rows = await contacts.getOrInsertPeople(portfolioId, people.map(personOf));
    const byKey = new Map(people.map((one, index) => [personKey(one), rows[index]!]));
    return (event: ReceivedEvent): ContactRow => byKey.get(personKey(event))!;
  }

  // A clock that is ahead must not keep a window open.
  const timeOf = ({ at }: ReceivedEvent) => new Date(Math.min(at.getTime(), now().getTime()));

  function toRow(
    { event, account, contact, conversation, messageDocumentId }: Recorded<ReceivedEvent>,
    tie: Tie,
  ): NewReceived {
    const isIn = event.type === 'inbound';
    return {
      ...tie,
      documentId: messageDocumentId,
      account: account.id,
      contact: contact.id,
      conversation: conversation.id,
      direction: isIn ? 'in' : 'out',
      type: event.kind.slice(0, MOST_TYPE),
      state: isIn ? 'received' : 'accepted',
      source: isIn ? null : 'app',
      wamid: event.wamid,
      replyTo: event.replyToWamid?.slice(0, MOST_TEXT) ?? null,
      content: { payload: {}, inbound: event.content },
      raw: event.raw.message,
      rendered: renderInbound(event.content),
      receivedAt: isIn ? timeOf(event) : null,
      acceptedAt: isIn ? null : timeOf(event),
    };
  }

  /** Which messages belong to whom; of the same message twice in a batch the first counts. */
  async function assign(
    portfolioId: string,
    events: ReceivedEvent[],
    accountOf: (event: ReceivedEvent) => AccountRow,
  ): Promise<Recorded<ReceivedEvent>[]> {
    const first = new Map<string, ReceivedEvent>();
    for (const event of events) if (!first.has(event.wamid)) first.set(event.wamid, event);
    const once = [...first.values()];
    const contactOf = await contactsOf(portfolioId, once);
    const pairOf = (event: ReceivedEvent) => ({
      account: accountOf(event).id,
      contact: contactOf(event).id,
    });
    const keyOf = (event: ReceivedEvent) => `${pairOf(event).account} ${pairOf(event).contact}`;
    const pairs = new Map(once.map((event) => [keyOf(event), pairOf(event)]));
    const found = await conversations.getOrInsertAll([...pairs.values()]);
    const byPair = new Map([...pairs.keys()].map((key, index) => [key, found[index]!]));
    return once.map((event) => ({
      event,
      account: accountOf(event),
      contact: contactOf(event),
      conversation: byPair.get(keyOf(event))!,
      messageDocumentId: randomBytes(12).toString('hex'),
    }));
  }

  /** What new messages of people change in their conversations, and in what the people are called. */
  async function moveInbound(fresh: Recorded[], ids: Map<string, number>): Promise<void> {
    if (fresh.length === 0) return;
    const newest = newestOf(fresh);
    const toRead = fresh.filter(isToRead);
    const newestToRead = newestOf(toRead);
    const moved = await conversations.moveInbound(
      new Map(
        [...newest].map(([id, { event }]) => {
          const shown = newestToRead.get(id);
          return [
            id,
            {
              at: timeOf(event),
              unread: toRead.filter(({ conversation }) => conversation.id === id).length,
              message: shown ? ids.get(shown.messageDocumentId)! : null,
            },
          ];
        }),
      ),
    );
    const named = new Map<number, Recorded>();
    for (const [id, one] of newest) {
      const known = named.get(one.contact.id);
      if (moved.has(id) && (!known || known.event.at < one.event.at))
        named.set(one.contact.id, one);
    }
    await contacts.saveProfiles(
      [...named.values()].map(({ event, contact }) => [
        contact,
        {
          profileName: event.profileName,
          username: event.username,
          parentUserId: event.fromParentUserId,
        },
      ]),
    );
  }

  /** Nobody waits for the times of what was sent. */
  function noteOutbound(fresh: Recorded<ReceivedEvent>[], ids: Map<string, number>): void {
    for (const { event, account, contact, messageDocumentId } of newestOf(fresh).values())
      conversations
        .moveOutbound({
          account: account.id,
          contact: contact.id,
          at: timeOf(event),
          message: ids.get(messageDocumentId)!,
        })
        .catch((failure: unknown) => strapi.log.warn(`[whatsapp] ${forLog(failure)}`));
  }

  /** Writes the messages that are new; answers those, and the ids that are taken by others. */
  const write = (assigned: Recorded<ReceivedEvent>[], tieOf: (one: Recorded) => Tie) =>
    inTransaction(strapi, async () => {
      const ids = await received.insertNew(
        assigned.map((one) => toRow(one, isInbound(one) ? tieOf(one) : NO_TIE)),
        now(),
      );
      const fresh = assigned.filter(({ messageDocumentId }) => ids.has(messageDocumentId));
      const others = assigned.filter(({ messageDocumentId }) => !ids.has(messageDocumentId));
      const known = await received.knownWamids(others.map(({ event }) => event.wamid));
      await downloads.insert(
        fresh.flatMap(({ event, messageDocumentId }) => {
          const media = inboundMediaOf(event.content);
          return media ? [{ message: ids.get(messageDocumentId)!, mediaId: media.id }] : [];
        }),
        now(),
      );
      const inbound = fresh.filter(isInbound);
      await moveInbound(inbound, ids);
      if (inbound.length > 0) for (const { within } of reactions) await within?.(inbound);
      const taken = others.flatMap(({ event }) => (known.has(event.wamid) ? [] : [event.wamid]));
      return { fresh, ids, taken: new Set(taken) };
    });

  const commit = createGroupCommit<ReceivedEvent, Outcome>(async (events) => {
    const numbers = [...new Set(events.map(({ phoneNumberId }) => phoneNumberId))];
    const known = new Map(
      (await accounts.listOfNumbers(numbers)).map((row) => [row.phoneNumberId, row]),
    );
    const accountOf = ({ phoneNumberId }: ReceivedEvent) => known.get(phoneNumberId)!;
    // Who holds the secret of one account must not open windows of another.
    const isOurs = ({ phoneNumberId, businessAccountId }: ReceivedEvent) =>
      known.get(phoneNumberId)?.businessAccountId === businessAccountId;
    const ours = events.filter(isOurs);
    const portfolios = new Set(ours.map((event) => portfolioOf(accountOf(event))));
    const all: Recorded<ReceivedEvent>[] = [];
    for (const portfolioId of [...portfolios].sort()) {
      const those = ours.filter((event) => portfolioOf(accountOf(event)) === portfolioId);
      all.push(...(await assign(portfolioId, those, accountOf)));
    }
    const doubtful = await listDoubtful(runtime, all);
    const assigned = all.filter(({ event }) => !doubtful.has(event.wamid));
    const tieOf = await tieAnswers(runtime, assigned.filter(isInbound));
    const { fresh, ids, taken } = assigned.length > 0 ? await write(assigned, tieOf) : NOTHING;
    const inbound = fresh.filter(isInbound);
    if (inbound.length > 0) for (const { after } of reactions) after?.(inbound);
    noteOutbound(
      fresh.filter((one) => !isInbound(one)),
      ids,
    );
    if (fresh.some(({ event }) => inboundMediaOf(event.content))) onMedia();
    return events.map((event): Outcome => {
      if (!isOurs(event)) return FOREIGN;
      if (doubtful.has(event.wamid)) return UNDER_WAY;
      return taken.has(event.wamid) ? TAKEN : 'applied';
    });
  }, isTransient);

  return {
    /** Resolves when it is durable. */
    record: async <E extends ReceivedEvent>(events: E[]): Promise<Unapplied<E>[]> =>
      (
        await Promise.all(events.map((event) => applyOne(event, () => commit.submit(event))))
      ).flat(),
    idle: commit.idle,
  };
}
