import type {
  ConsentInput,
  ConsentRecord,
  ContactConsent,
  PersonInput,
} from '../../../../shared/contracts/contacts';
import {
  mergeConsent,
  type ConsentKind,
  type ConsentPurpose,
  type ConsentSource,
} from '../../../../shared/domain/consent';
import { readPhone } from '../../../../shared/domain/phone';
import { isUserId } from '../../../../shared/domain/user-id';
import { CODE, nameOf, type Actor } from '../../actor';
import { invalid, notFound, refuse } from '../../errors';
import type { CollectionSettings } from '../../collections/settings';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import { consentOf } from '../../store/consents';
import type { AccountRow, ContactRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { createBlocker } from './block';
import { createContactFinder } from './find';
import { createConflictResolver } from './resolve-conflict';
import type { Erasures } from './erase';
import { createExporter } from './export';
import { withOwnNames } from './may-read-contacts';
import { tellConsent } from './tell-consent';
import { toConsent, toEvent } from './view';

/** How many words of a contact are told. */
const HISTORY = 100;

/** Clocks of servers differ a little. */
const CLOCKS_MS = 60_000;

/** Who asks, as the history names it. */
const SOURCES: Record<Actor['source'], ConsentSource> = {
  person: 'person',
  api: 'api',
  code: 'code',
  automation: 'code',
  campaign: 'code',
};

type Key = { phone: string } | { userId: string };

/** The service `contacts`: who people are, and what they said to being written to. */
export function createContacts(
  runtime: Runtime,
  collections: CollectionSettings,
  erasures: Pick<Erasures, 'erase'>,
) {
  const { accounts, contacts, consents, relatives, now } = runtime;

  async function accountOf({ account }: PersonInput): Promise<AccountRow> {
    const row = account ? await accounts.get(account) : await accounts.getDefault();
    if (!row) throw refuse(account ? 'account.notFound' : 'account.none', 'account');
    return row;
  }

  function checkOnePerson({ phone, userId, contact }: PersonInput): void {
    const named = [phone, userId, contact].filter((one) => one !== undefined);
    if (named.length !== 1) throw refuse('consent.onePerson', 'phone');
  }

  function keyOf({ phone, userId }: PersonInput, country: string | null): Key {
    if (userId !== undefined) {
      if (isUserId(userId)) return { userId };
      throw refuse('recipient.userId', 'userId', { userId: String(userId).slice(0, 200) });
    }
    const reading = readPhone(phone, country, parsePhone);
    if (reading.issue) throw invalid([{ ...reading.issue, path: 'phone' }]);
    return { phone: reading.phone.e164 };
  }

  async function getNamed(documentId: string): Promise<ContactRow> {
    const row = await contacts.get(documentId);
    if (!row) throw notFound('consent.contact');
    return row;
  }

  async function getOrInsert(person: PersonInput): Promise<ContactRow> {
    const account = await accountOf(person);
    return contacts.getOrInsert(portfolioOf(account), keyOf(person, account.defaultCountry));
  }

  /**
   * Whom a word is about, the contact of the account first. A no without an account is meant for all of
   * them; a yes was given to one business, and is kept for that one.
   */
  async function contactsOf(input: ConsentInput, kind: ConsentKind): Promise<ContactRow[]> {
    checkOnePerson(input);
    const own =
      input.contact === undefined ? await getOrInsert(input) : await getNamed(input.contact);
    if (kind === 'opt-in' || input.account) return [own];
    const others = await contacts.listKnownAs(own);
    return [own, ...others.filter(({ id }) => id !== own.id)];
  }

  function purposeOf({ purpose = 'all' }: ConsentInput): ConsentPurpose {
    if (purpose !== 'marketing' && purpose !== 'all') throw refuse('consent.purpose', 'purpose');
    return purpose;
  }

  function timeOf({ at }: ConsentInput): Date {
    const time = at === undefined ? now() : new Date(at);
    if (Number.isNaN(time.getTime())) throw refuse('consent.time', 'at');
    if (time.getTime() > now().getTime() + CLOCKS_MS) throw refuse('consent.future', 'at');
    return time;
  }

  /** All rows in which a person is known, the given one as it is given. */
  async function everybodyOf(row: ContactRow): Promise<ContactRow[]> {
    const others = await relatives.of(row);
    return [row, ...others.filter(({ id }) => id !== row.id)];
  }

  /** What holds for a person, by everything that was said under any of their names. */
  const inForce = (row: ContactRow, everybody: ContactRow[]): ContactConsent =>
    toConsent({ ...row, ...mergeConsent(everybody.map(consentOf)) });

  async function record(
    kind: ConsentKind,
    input: ConsentInput,
    actor: Actor,
  ): Promise<ContactConsent> {
    const event = {
      kind,
      purpose: purposeOf(input),
      at: timeOf(input),
      source: input.source ?? SOURCES[actor.source],
      note: input.note ?? null,
      actor: nameOf(actor),
    };
    const rows = await contactsOf(input, kind);
    const after: ContactRow[] = [];
    for (const row of rows) {
      after.push((await consents.record(row.id, event)) ?? row);
      tellConsent(runtime, row, event);
    }
    return withOwnNames(inForce(after[0]!, await everybodyOf(after[0]!)), input, actor);
  }

  const finder = createContactFinder(runtime, collections);

  return {
    ...finder,

    ...createConflictResolver(runtime, finder),

    ...createBlocker(runtime, finder),

    erase: erasures.erase,

    ...createExporter(runtime),

    /**
     * Records that a person agreed to be written to, and answers what is in force then. It ends opt-outs
     * before it, but one for marketing alone does not end the wish to hear nothing at all. Who may not see
     * contacts is told no name of theirs but the one that they gave.
     */
    optIn: (input: ConsentInput, actor: Actor = CODE): Promise<ContactConsent> =>
      record('opt-in', input, actor),

    /**
     * Records that a person does not want to be written to any more; without an account for every
     * business of this installation. What waits for them is not sent.
     */
    optOut: (input: ConsentInput, actor: Actor = CODE): Promise<ContactConsent> =>
      record('opt-out', input, actor),

    /** What is in force for a person, and every word of theirs; null for somebody who is not known. */
    async findConsent(person: PersonInput): Promise<ConsentRecord | null> {
      checkOnePerson(person);
      let row: ContactRow | undefined;
      if (person.contact !== undefined) row = await getNamed(person.contact);
      else {
        const account = await accountOf(person);
        const portfolioId = portfolioOf(account);
        const known = await contacts.listByKey(keyOf(person, account.defaultCountry));
        row = known.find((one) => one.portfolioId === portfolioId);
      }
      if (!row) return null;
      const everybody = await everybodyOf(row);
      const said = [];
      for (const { id } of everybody) said.push(...(await consents.list(id, HISTORY)));
      const history = said
        .sort((one, other) => new Date(other.at).getTime() - new Date(one.at).getTime())
        .slice(0, HISTORY);
      return { ...inForce(row, everybody), history: history.map(toEvent) };
    },
  };
}

export type Contacts = ReturnType<typeof createContacts>;
