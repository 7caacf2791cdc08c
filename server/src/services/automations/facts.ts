import {
  judgeCondition,
  rowsOfCondition,
  variableOf,
  type Condition,
  type ContactFact,
  type Facts,
} from '../../../../shared/domain/automation/condition';
import type { Scalar } from '../../../../shared/domain/automation/trigger';
import { mergeConsent } from '../../../../shared/domain/consent';
import { readPhone } from '../../../../shared/domain/phone';
import { windowClosesAt } from '../../../../shared/domain/window';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { Snapshot } from '../../store/automation-rows';
import { consentOf } from '../../store/consents';
import type { AccountRow, ContactRow, ConversationRow } from '../../store/rows';
import { portfolioOf } from '../accounts/portfolio';
import { describeIn } from './fields';
import { pathOfVariable } from './active';

/** What an automation is about, at one time. */
export interface Subject {
  account: { documentId: string } | null;
  /** Null for what is about a conversation. */
  record: { uid: string; documentId: string; locale: string | null } | null;
  version: 'draft' | 'published';
  /** Of a record that is deleted. */
  snapshot: Snapshot | null;
  /** Of the watched fields. */
  before: Record<string, Scalar>;
  /** documentId of whoever the conversation is with. */
  contact: string | null;
  /** What they wrote. */
  text: string | null;
}

/** Somebody whom an automation is about, as far as they are known. */
export interface Person {
  phone: string | null;
  userId: string | null;
  /** ISO 3166-1 alpha-2, by the number. */
  country: string | null;
  /** Every row of theirs; empty for somebody who is not known yet. */
  rows: ContactRow[];
  /** The conversation in which they wrote last. */
  conversation: ConversationRow | null;
}

/** A record that something is about by itself, and not because it was changed. */
export const subjectOfRecord = (
  account: Subject['account'],
  record: NonNullable<Subject['record']>,
  version: Subject['version'],
): Subject => ({
  account,
  record,
  version,
  snapshot: null,
  before: {},
  contact: null,
  text: null,
});

const toDate = (time: string | Date | null | undefined): Date | null =>
  time ? new Date(time) : null;

/** Finds out what conditions ask for, and whom it is about. */
export function createFacts(
  runtime: Runtime,
  collections: CollectionSettings,
  records: RecordReader,
) {
  const { strapi, accounts, contacts, conversations, relatives, now } = runtime;

  /** Who writes: the account that is named, or else the one that was written to, or the default one. */
  const senderOf = async (
    named: Subject['account'],
    conversation: { account: Subject['account'] } | null,
  ): Promise<Subject['account']> => named ?? conversation?.account ?? (await accounts.getDefault());

  const accountOf = ({ account }: Subject): Promise<AccountRow | null> =>
    account ? accounts.get(account.documentId) : accounts.getDefault();

  /** The values of a record at these paths; null when it is not there in this version. */
  async function valuesOf(
    subject: Pick<Subject, 'record' | 'version' | 'snapshot'>,
    paths: string[],
  ): Promise<Map<string, unknown> | null> {
    const { record, version, snapshot } = subject;
    if (!record) return new Map();
    if (snapshot) return new Map(Object.entries(snapshot.values));
    const describe = describeIn(strapi, record.uid);
    const isAnswer = (path: string) => describe(`record.${path}`)?.kind === 'boolean';
    const found = await records.readMany(record.uid, [record], {
      status: version,
      paths: paths.filter((path) => !isAnswer(path)),
      consentPaths: paths.filter(isAnswer),
      reader: null,
    });
    return found.get(record.documentId)?.values ?? null;
  }

  async function rowsOf(
    phone: string | null,
    contact: string | null,
    account: AccountRow | null,
  ): Promise<ContactRow[]> {
    if (contact !== null) {
      const row = await contacts.get(contact);
      return row
        ? [...new Map([row, ...(await relatives.of(row))].map((one) => [one.id, one])).values()]
        : [];
    }
    if (phone === null || !account) return [];
    return relatives.of({ portfolioId: portfolioOf(account), phone, waId: null, userId: null });
  }

  /** Whom it is about; null where nobody is known by a number or name. */
  async function personOf(subject: Subject): Promise<Person | null> {
    const account = await accountOf(subject);
    let phone: string | null = null;
    if (subject.record && subject.contact === null) {
      const path = (await collections.get(subject.record.uid))?.setting?.phoneField;
      const values = path ? await valuesOf(subject, [path]) : null;
      const country = account?.defaultCountry ?? null;
      phone = readPhone(values?.get(path!), country, parsePhone).phone?.e164 ?? null;
      if (phone === null) return null;
    }
    const rows = await rowsOf(phone, subject.contact, account);
    const main = rows.find(({ documentId }) => documentId === subject.contact) ?? rows[0];
    const number = phone ?? main?.phone ?? null;
    if (number === null && !main?.userId) return null;
    return {
      phone: number,
      userId: main?.userId ?? null,
      country: number === null ? null : (parsePhone(number, null)?.country ?? null),
      rows,
      conversation: await conversations.getLatest(rows.map(({ id }) => id)),
    };
  }

  function factOf(person: Person | null, name: ContactFact): unknown {
    const rows = person?.rows ?? [];
    const lastInboundAt = toDate(person?.conversation?.lastInboundAt);
    switch (name) {
      case 'name':
        return rows.find(({ profileName }) => profileName)?.profileName ?? null;
      case 'language':
        return rows.find(({ language }) => language)?.language ?? null;
      case 'country':
        return person?.country ?? null;
      case 'hasOptedIn': {
        const state = mergeConsent(rows.map(consentOf));
        return (
          (state.optInAllAt !== null || state.optInMarketingAt !== null) &&
          state.optOutAllAt === null &&
          state.optOutMarketingAt === null
        );
      }
      case 'isWindowOpen': {
        const closesAt = windowClosesAt(lastInboundAt);
        return closesAt !== null && closesAt > now();
      }
      case 'lastInboundAt':
        return lastInboundAt;
    }
  }

  /** Whether a condition holds now, row by row; null when the record is not there any more. */
  async function judge(condition: Condition | null, subject: Subject) {
    const variables = rowsOfCondition(condition).map(({ row }) => variableOf(row));
    const paths = variables.flatMap((variable) => pathOfVariable(variable) ?? []);
    const values = await valuesOf(subject, [...new Set(paths)]);
    if (!values) return null;
    const asksForPerson = variables.some((variable) => variable.startsWith('contact.'));
    const person = asksForPerson ? await personOf(subject) : null;
    const facts: Facts = {
      describe: describeIn(strapi, subject.record?.uid ?? null),
      now: now(),
      valueOf(variable) {
        const at = variable.indexOf('.');
        const [scope, name] = [variable.slice(0, at), variable.slice(at + 1)];
        if (scope === 'record') return values.get(name);
        if (scope === 'before') return subject.before[name];
        return scope === 'contact' ? factOf(person, name as ContactFact) : subject.text;
      },
    };
    return judgeCondition(condition, facts);
  }

  return { judge, personOf, senderOf, valuesOf };
}

export type AutomationFacts = ReturnType<typeof createFacts>;
