import type { PreviewRecipient } from '../../../../shared/contracts/messages';
import {
  basisOf,
  FREE_MESSAGE,
  judgeConsent,
  mergeConsent,
  readConsentField,
  type ConsentQuestion,
  type ConsentState,
  type RecordConsent,
} from '../../../../shared/domain/consent';
import { passes, type Issue } from '../../../../shared/domain/issue';
import { createRecordReader } from '../../collections/read-record';
import type { Runtime } from '../../runtime';
import { consentOf } from '../../store/consents';
import { createGroupCommit } from '../../store/group-commit';
import type { KnownIn } from '../../store/relatives';
import type { AccountRow, ContactRow, MessageConsent, MessageRow } from '../../store/rows';
import { isTransient } from '../../store/table';
import { portfolioOf } from '../accounts/portfolio';
import { lastInboundOf } from './check-window';

/** A message that is about to be queued, as far as the consent of its person goes. */
export interface AskedConsent extends Omit<ConsentQuestion, 'state' | 'record'> {
  /** What the record says, and in which version. */
  record: (RecordConsent & { status?: 'draft' | 'published' | null }) | null;
  account: AccountRow | null;
  /** Null while nobody is found who could receive it. */
  to: PreviewRecipient | null;
  /** Where it is known already who they are. */
  contact: ContactRow | null;
}

export interface FoundConsent {
  issues: Issue[];
  /** What the message rests on, to be stored with it; null for a message without a template. */
  consent: MessageConsent | null;
}

/** Whom a message reaches; null while it is not known who. */
function personOf({ account, to, contact }: AskedConsent): KnownIn | null {
  if (contact) return contact;
  if (!account || !to) return null;
  return { portfolioId: portfolioOf(account), waId: null, phone: to.phone, userId: to.userId };
}

/** What is in force for somebody, by all rows in which they are known, and by what is left from before they were erased. */
const stateOf = (rows: ContactRow[], before: ConsentState | null): ConsentState =>
  mergeConsent([...rows.map(consentOf), ...(before ? [before] : [])]);

/** Asks whether people may be written to: a few queries for all of one business, and each thousand of them. */
export function createConsentCheck({ relatives, suppressions, config }: Runtime) {
  return async (asked: AskedConsent[]): Promise<FoundConsent[]> => {
    const people = asked.map(personOf);
    const known = people.filter((one) => one !== null);
    const found = await relatives.ofMany(known);
    const before = await suppressions.ofMany(known.map((one, index) => [one, ...found[index]!]));
    const states = new Map(
      known.map((one, index) => [one, stateOf(found[index]!, before[index]!)]),
    );
    return asked.map((one, index) => {
      const person = people[index];
      const state = person && states.get(person);
      if (!state) return { issues: [], consent: null };
      const question = { ...one, state };
      const basis = basisOf(question);
      return {
        issues: judgeConsent(question, config.sending.consent),
        consent:
          one.category === FREE_MESSAGE
            ? null
            : {
                basis,
                category: one.category,
                ...(basis === 'record' && {
                  path: one.record!.path,
                  ...(one.record!.status && { status: one.record!.status }),
                }),
              },
      };
    });
  };
}

const NO_POLICY = { marketing: 'off', utility: 'off', authentication: 'off' } as const;

/** Where a message's record says yes or no. */
interface Asked {
  uid: string;
  path: string;
  status: 'draft' | 'published';
  documentId: string;
  locale: string | null;
}

/** What records say by now; those that are asked for together are read together. */
function createRecordCheck({ strapi, now }: Pick<Runtime, 'strapi' | 'now'>) {
  const records = createRecordReader(strapi);

  async function readAll(asked: Asked[]): Promise<(boolean | null)[]> {
    const groups = new Map<string, Asked[]>();
    const keyOf = ({ uid, path, status, locale }: Asked) =>
      JSON.stringify([uid, path, status, locale]);
    for (const one of asked) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
    const said = new Map<Asked, boolean | null>();
    for (const those of groups.values()) {
      const { uid, path, status } = those[0]!;
      // A collection that is gone says nothing any more.
      const found = strapi.getModel(uid as never)
        ? await records.readMany(uid, those, {
            status,
            paths: [],
            consentPaths: [path],
            reader: null,
          })
        : null;
      for (const one of those)
        said.set(one, readConsentField(found?.get(one.documentId)?.values.get(path), now()));
    }
    return asked.map((one) => said.get(one)!);
  }

  const reading = createGroupCommit(readAll, isTransient);
  return async (asked: Asked): Promise<boolean | null> =>
    strapi.db.inTransaction() ? (await readAll([asked]))[0]! : reading.submit(asked);
}

type Leaving = Pick<
  MessageRow,
  | 'type'
  | 'account'
  | 'template'
  | 'contact'
  | 'consent'
  | 'recordUid'
  | 'recordDocumentId'
  | 'recordLocale'
>;

/**
 * What speaks against a message that is about to leave: its person has been blocked, or wants no
 * messages any more, or the policy asks for more than it rests on by now. The category is the one that
 * the template has by now.
 */
export function createLeavingCheck(runtime: Runtime) {
  const { config, relatives, suppressions } = runtime;
  const readRecord = createRecordCheck(runtime);

  async function recordOf({
    consent,
    recordUid,
    recordDocumentId,
    recordLocale,
  }: Leaving): Promise<RecordConsent | null> {
    if (consent?.basis !== 'record' || !consent.path || !recordUid || !recordDocumentId)
      return null;
    const says = await readRecord({
      uid: recordUid,
      path: consent.path,
      status: consent.status ?? 'published',
      documentId: recordDocumentId,
      locale: recordLocale,
    });
    return { path: consent.path, says };
  }

  return async (row: Leaving): Promise<Issue[]> => {
    const { type, account, template, contact, consent } = row;
    if (!contact) return [];
    const rows = await relatives.of(contact);
    const state = stateOf(rows, await suppressions.of([contact, ...rows]));
    // Asked only where it matters: who wants nothing may be answered when they write.
    const lastInboundAt =
      type !== 'template' && account && state.optOutAllAt
        ? await lastInboundOf(runtime, account, contact)
        : null;
    const question: ConsentQuestion = {
      category:
        type === 'template' ? (template?.category ?? consent?.category ?? null) : FREE_MESSAGE,
      state,
      record: await recordOf(row),
      isSelf: consent?.basis === 'self',
      isConfirmation: consent?.basis === 'confirmation',
      lastInboundAt,
    };
    // What was queued before this was noted rests on what nobody knows.
    const issues = judgeConsent(question, consent ? config.sending.consent : NO_POLICY);
    return passes(issues) ? [] : issues;
  };
}
