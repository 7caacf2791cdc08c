import type { ContactDetail } from '../../../../shared/contracts/contacts';
import { windowClosesAt } from '../../../../shared/domain/window';
import { CODE, nameOf, type Actor } from '../../actor';
import { askMeta, forLog, notFound, refuse } from '../../errors';
import { GraphError } from '../../meta/errors';
import { setBlocked, type BlockedUser } from '../../meta/resources/block-users';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow } from '../../store/rows';
import { clientOf } from '../accounts/client';
import type { ContactFinder } from './find';

/** Meta blocks only people who have written within 24 hours. */
const NOT_LATELY = 131047;

/** Where somebody has written to, and when last. */
interface Written {
  account: AccountRow;
  at: Date;
}

/** The part of the service `contacts` that keeps people from writing. */
export function createBlocker(runtime: Runtime, finder: Pick<ContactFinder, 'findOne'>) {
  const { strapi, contacts, contactPages, entries, inbox, relatives, now } = runtime;

  async function peopleOf(documentId: string): Promise<ContactRow[]> {
    const row = await contacts.get(documentId);
    if (!row) throw notFound('consent.contact');
    const others = await relatives.of(row);
    return [row, ...others.filter(({ id }) => id !== row.id)];
  }

  /** The accounts in use to which a person has written. */
  async function writtenTo(people: ContactRow[]): Promise<Written[]> {
    const found = await contactPages.listConversations(people.map(({ id }) => id));
    return found.flatMap(({ account, lastInboundAt }) =>
      account?.enabled && lastInboundAt !== null
        ? [{ account: account as AccountRow, at: new Date(lastInboundAt) }]
        : [],
    );
  }

  /** Writes down in their conversations what was done. */
  async function note(
    people: ContactRow[],
    kind: 'blocked' | 'unblocked',
    actor: Actor,
  ): Promise<void> {
    for (const row of await contactPages.listConversations(people.map(({ id }) => id))) {
      await entries.addEvent(row, { kind, at: now(), actor: nameOf(actor) });
      await inbox.touch(row.id);
    }
  }

  /** How Meta is told whom it is about. */
  function toUser(people: ContactRow[]): BlockedUser {
    const phone = people.find((one) => one.phone !== null)?.phone;
    if (phone) return { user: phone };
    const userId = people.find((one) => one.userId !== null)?.userId;
    if (!userId) throw refuse('block.noName', 'documentId');
    return { user_id: userId };
  }

  const ask = ({ account }: Written, user: BlockedUser, isBlocked: boolean): Promise<void> =>
    setBlocked(clientOf(runtime, account), account.phoneNumberId, user, isBlocked);

  return {
    /**
     * Keeps a person from writing to every account that they wrote to within 24 hours, which is as far as
     * Meta goes; nothing is sent to them any more from any account of the business. Refused where there is
     * no such account.
     */
    async block(documentId: string, actor: Actor = CODE): Promise<ContactDetail> {
      const people = await peopleOf(documentId);
      const user = toUser(people);
      const written = (await writtenTo(people)).filter(({ at }) => windowClosesAt(at)! > now());
      let count = 0;
      let failure: unknown = null;
      for (const one of written)
        try {
          await ask(one, user, true);
          count += 1;
        } catch (refused) {
          const isLate = refused instanceof GraphError && refused.metaCode === NOT_LATELY;
          if (!isLate) failure = refused;
        }
      if (count === 0 && failure !== null) await askMeta(() => Promise.reject(failure as Error));
      if (count === 0) throw refuse('block.notLately', 'documentId');
      if (failure !== null)
        strapi.log.warn(`[whatsapp] A person was not blocked everywhere: ${forLog(failure)}`);
      await contacts.saveBlocked([people[0]!.id], now());
      if (people[0]!.blockedAt === null) await note(people, 'blocked', actor);
      return finder.findOne(documentId, actor);
    },

    /** Lets a person write again, and be written to as far as they agreed; done twice it is done once. */
    async unblock(documentId: string, actor: Actor = CODE): Promise<ContactDetail> {
      const people = await peopleOf(documentId);
      const written = await writtenTo(people);
      if (written.length > 0) {
        const user = toUser(people);
        for (const one of written) await askMeta(() => ask(one, user, false));
      }
      await contacts.saveBlocked(
        people.map(({ id }) => id),
        null,
      );
      if (people.some(({ blockedAt }) => blockedAt !== null))
        await note(people, 'unblocked', actor);
      return finder.findOne(documentId, actor);
    },
  };
}
