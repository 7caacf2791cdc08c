import { parsePhone } from '../phone';
import type { Runtime } from '../runtime';
import { portfolioOf } from '../services/accounts/portfolio';
import type { Person } from '../store/contacts';
import { createGroupCommit } from '../store/group-commit';
import type { AccountRow, ContactRow } from '../store/rows';
import { inTransaction, isTransient } from '../store/table';
import type { InboundEvent } from '../webhook/events';
import { applyOne, type Unapplied } from './unapplied';

/** A number as WhatsApp writes it, in the writing under which contacts are known. */
export const phoneOf = (from: string): string => parsePhone(`+${from}`, null)?.e164 ?? `+${from}`;

const personOf = ({ from, fromUserId }: InboundEvent): Person => ({
  phone: from === null ? null : phoneOf(from),
  waId: from,
  userId: fromUserId,
});

/** Of each key the event that came last. */
function latestBy<K>(events: InboundEvent[], keyOf: (event: InboundEvent) => K) {
  const latest = new Map<K, InboundEvent>();
  for (const event of events) {
    const known = latest.get(keyOf(event));
    if (!known || known.at < event.at) latest.set(keyOf(event), event);
  }
  return latest;
}

/**
 * Notes who wrote when: the contact and the conversation are found or made, and the conversation's time
 * of the last message moves forward. What comes doubled or late changes nothing.
 */
export function createNoteInbound(runtime: Runtime) {
  const { strapi, accounts, contacts, conversations, now } = runtime;

  /** The contacts of those who wrote to accounts of one portfolio. */
  async function contactsOf(portfolioId: string, events: InboundEvent[]) {
    const people = [
      ...latestBy(events, ({ from, fromUserId }) => `${from} ${fromUserId}`).values(),
    ];
    const rows = await contacts.getOrInsertPeople(portfolioId, people.map(personOf));
    const byKey = new Map(
      people.map((one, index) => [`${one.from} ${one.fromUserId}`, rows[index]!]),
    );
    return ({ from, fromUserId }: InboundEvent): ContactRow => byKey.get(`${from} ${fromUserId}`)!;
  }

  async function noteOfPortfolio(
    portfolioId: string,
    events: InboundEvent[],
    accountOf: (event: InboundEvent) => AccountRow,
  ): Promise<void> {
    const contactOf = await contactsOf(portfolioId, events);
    const latest = [
      ...latestBy(events, (event) => `${accountOf(event).id} ${contactOf(event).id}`).values(),
    ];
    const found = await conversations.getOrInsertAll(
      latest.map((event) => ({ account: accountOf(event).id, contact: contactOf(event).id })),
    );
    const byConversation = new Map(latest.map((event, index) => [found[index]!.id, event]));
    // A clock that is ahead must not keep a window open.
    const timeOf = ({ at }: InboundEvent) => new Date(Math.min(at.getTime(), now().getTime()));
    await inTransaction(strapi, async () => {
      const moved = await conversations.moveInbound(
        new Map([...byConversation].map(([id, event]) => [id, timeOf(event)])),
      );
      const newer = [...byConversation].flatMap(([id, event]) => (moved.has(id) ? [event] : []));
      await contacts.saveProfiles(
        [...latestBy(newer, (event) => contactOf(event).id).values()].map((event) => [
          contactOf(event),
          {
            profileName: event.profileName,
            username: event.username,
            parentUserId: event.fromParentUserId,
          },
        ]),
      );
    });
  }

  const commit = createGroupCommit<InboundEvent, void>(async (events) => {
    const numbers = [...new Set(events.map(({ phoneNumberId }) => phoneNumberId))];
    const known = new Map(
      (await accounts.listOfNumbers(numbers)).map((row) => [row.phoneNumberId, row]),
    );
    const accountOf = ({ phoneNumberId }: InboundEvent) => known.get(phoneNumberId)!;
    // Who holds the secret of one account must not open windows of another.
    const ours = events.filter(
      ({ phoneNumberId, businessAccountId }) =>
        known.get(phoneNumberId)?.businessAccountId === businessAccountId,
    );
    const portfolios = new Set(ours.map((event) => portfolioOf(accountOf(event))));
    for (const portfolioId of [...portfolios].sort()) {
      const those = ours.filter((event) => portfolioOf(accountOf(event)) === portfolioId);
      await noteOfPortfolio(portfolioId, those, accountOf);
    }
    return events.map(() => undefined);
  }, isTransient);

  return {
    /** Resolves when it is durable. */
    note: async (events: InboundEvent[]): Promise<Unapplied<InboundEvent>[]> =>
      (
        await Promise.all(
          events.map((event) =>
            applyOne(event, async () => {
              await commit.submit(event);
              return 'applied';
            }),
          ),
        )
      ).flat(),
    idle: commit.idle,
  };
}
