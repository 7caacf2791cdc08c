import type {
  LanguageReason,
  PreviewMedia,
  PreviewRecipient,
  PreviewValue,
  RecordReference,
  SendTemplateInput,
} from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import type { MediaFile } from '../../../../shared/domain/media';
import { isAuthentication } from '../../../../shared/domain/template/authentication';
import { textsOf } from '../../../../shared/domain/template/check';
import { checkLengths, checkValues } from '../../../../shared/domain/template/check-values';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import type { Values } from '../../../../shared/domain/template/message-payload';
import { cleanValue, reconcileVariables } from '../../../../shared/domain/template/variables';
import { actionId } from '../../../../shared/permissions';
import { hiddenFromActor, nameOf, type Actor } from '../../actor';
import type { Reader, RecordReader, RecordValues } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import type { Runtime } from '../../runtime';
import type { AccountRow, ContactRow, MessageConsent } from '../../store/rows';
import { toMediaFile } from '../../store/template-columns';
import type { StoredTemplate } from '../../store/templates';
import { portfolioOf } from '../accounts/portfolio';
import type { Links } from '../links';
import { mayReadFile } from '../media/may-read';
import { mayUse } from '../templates/allowed';
import { createConsentCheck, type AskedConsent } from './check-consent';
import { checkAccount, checkTemplateUse, noTemplate } from './check-use';
import { chooseTemplate, findTemplates, type FoundTemplates } from './find-template';
import { findNamed, type Named } from './find-contacts';
import { findRecipient, type Given } from './find-recipient';
import { readRecords, type ReadRecords } from './read-records';
import { resolveMedia } from './resolve-media';
import { resolveValue } from './resolve-value';
import { needsLinks, trackedTargets, type TrackedTarget } from './tracked-targets';

/** A message that is ready to be queued, or everything that speaks against it. */
export interface Prepared {
  issues: Issue[];
  template: StoredTemplate | null;
  languageFrom: LanguageReason;
  /** The languages of this name that can be sent. */
  languages: string[];
  account: AccountRow | null;
  to: PreviewRecipient | null;
  /** Set where the caller named somebody whom we know, and not a number. */
  contact: ContactRow | null;
  /** What stood where the number was looked for. */
  typed: string | null;
  /** What the record calls the person. */
  recipientName: string | null;
  valuesFrom: 'published' | 'draft' | null;
  media: PreviewMedia | null;
  shown: PreviewValue[];
  /** As they go out; a tracked link is still the address that it leads to. */
  values: Values;
  tracked: TrackedTarget[];
  /** What it rests on. */
  consent: MessageConsent | null;
}

/** What one of many messages has for itself; everything else they share. */
export interface Own {
  /** Who receives it: a number as it is written somewhere, or somebody we know. */
  to?: { phone: string } | { contact: ContactRow };
  /** By key; they win over those that all have. */
  values?: Record<string, string>;
}

export interface PrepareDependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
  links: Pick<Links, 'urlOf' | 'isTarget'>;
}

/** What holds for every message that is put together at once. */
interface Shared {
  input: SendTemplateInput;
  actor: Actor;
  /** Whom the input names, other than by a number. */
  named: Named | null;
  found: FoundTemplates;
  read: ReadRecords | null;
  given: Map<string, string>;
  /** The file that was chosen, null when it is not there; undefined when none was. */
  chosen: MediaFile | null | undefined;
  sender: { name: string | null; phone: string | null };
  /** The languages of people, by number. */
  spoken: Map<string, string>;
  /** Of each message that has something of its own, in their order. */
  own: (Own | undefined)[];
  accountFor(template: StoredTemplate | null): Promise<AccountRow | null>;
}

/** As long as the codes of tracked links. */
const SOME_CODE = 'x'.repeat(12);

/** Values given by the caller, with `first_name` read as `body.first_name`. */
export const givenValues = (values: Record<string, string> = {}): Map<string, string> =>
  new Map(
    Object.entries(values).map(([key, value]) => [
      key.includes('.') ? key : `body.${key}`,
      String(value),
    ]),
  );

type Giving = Pick<Shared, 'input' | 'named' | 'given'>;

/** What is given for one message: what all have, and what it has for itself. */
function givenTo<S extends Giving>(shared: S, own: Own | undefined): S {
  if (!own) return shared;
  const { to, values } = own;
  const isKnown = to && 'contact' in to;
  return {
    ...shared,
    ...(isKnown && { named: { contact: to.contact } }),
    ...(to && !isKnown && { named: null, input: { ...shared.input, to } }),
    ...(values && { given: new Map([...shared.given, ...givenValues(values)]) }),
  };
}

const givenBy = ({ input, named }: Pick<Shared, 'input' | 'named'>): Given => ({
  ...(input.to !== undefined && { to: input.to }),
  named,
});

/**
 * Whether somebody may test templates on the number that they have entered as their own: those who edit
 * them. Anybody can enter any number.
 */
const mayTest = (actor: Actor): actor is Extract<Actor, { source: 'person' }> =>
  actor.source === 'person' &&
  (actor.ability as { can(action: string): boolean }).can(actionId('templates.manage'));

/** Puts messages together from template, record and what was typed; nothing is stored or sent. */
export function createPrepare({ runtime, collections, records, links }: PrepareDependencies) {
  const { strapi, accounts, contacts, config, mediaUploads, people } = runtime;
  const checkConsent = createConsentCheck(runtime);

  /** The account that sends; looked up once for each WhatsApp Business Account. */
  async function createAccountFinder(
    input: SendTemplateInput,
    actor: Actor,
  ): Promise<Shared['accountFor']> {
    const { accounts: hidden } = hiddenFromActor(actor);
    if (input.account) {
      const found = await accounts.get(input.account);
      const named = found && !hidden.includes(found.id) ? found : null;
      return () => Promise.resolve(named);
    }
    const byBusiness = new Map<string | null, Promise<AccountRow | null>>();
    return (template) => {
      const row = template?.row;
      if (row?.account?.enabled && !hidden.includes(row.account.id))
        return Promise.resolve(row.account);
      const business = row?.businessAccountId ?? null;
      const account =
        byBusiness.get(business) ??
        (business ? accounts.getOfBusiness(business, hidden) : accounts.getDefault(hidden));
      byBusiness.set(business, account);
      return account;
    };
  }

  /** The file that was named for this message, as far as this person may see it. */
  async function chosenFile({ headerMedia }: SendTemplateInput, actor: Actor) {
    if (!headerMedia) return undefined;
    const row = await mediaUploads.getFile(headerMedia.id);
    return row && (await mayReadFile(strapi, row.id, actor)) ? toMediaFile(row) : null;
  }

  /** What is known of the languages of those who would receive this; only asked where it matters. */
  async function spokenLanguages(
    shared: Omit<Shared, 'spoken'>,
    targets: (RecordReference | null)[],
  ): Promise<Map<string, string>> {
    const { found, accountFor } = shared;
    const [template = null] = found.candidates;
    if (found.isAsked || found.candidates.length < 2) return new Map();
    const account = await accountFor(template);
    if (!account) return new Map();
    const phones = targets.flatMap((record, index) => {
      const given = givenBy(givenTo(shared, shared.own[index]));
      return findRecipient(runtime, given, record, shared.read, template, account).to?.phone ?? [];
    });
    return contacts.languagesOf(portfolioOf(account), [...new Set(phones)]);
  }

  function localeFieldOf({ read }: Shared, values: RecordValues | null): string | null {
    const path = read?.setting?.localeField;
    const value = path ? values?.values.get(path) : null;
    return typeof value === 'string' ? value : null;
  }

  function resolveValues(
    template: StoredTemplate,
    shared: Shared,
    record: RecordReference | null,
    read: RecordValues | null,
  ): Pick<Prepared, 'shown' | 'values' | 'tracked' | 'issues'> {
    const { content } = template;
    const { given, sender } = shared;
    const results = reconcileVariables(textsOf(content), content.variables).map((variable) =>
      resolveValue(variable, {
        strapi,
        given,
        record: record && (shared.read?.withLocale(record) ?? record),
        read,
        collection: shared.read?.collection?.displayName ?? '–',
        portalUrl: shared.read?.setting?.portalUrl ?? null,
        content,
        sender,
      }),
    );
    const shown = results.map((result) => result.shown);
    const values: Values = Object.fromEntries(
      shown.flatMap(({ key, value }) => (value === null ? [] : [[key, cleanValue(value)]])),
    );
    const labels = new Map(shown.map(({ key, label }) => [key, label]));
    const { tracked, issues } = trackedTargets(content, shown, values, links.isTarget);
    const link = links.urlOf(SOME_CODE);
    const linked = Object.fromEntries(tracked.map(({ variable }) => [variable, link ?? '']));
    return {
      shown,
      values,
      tracked,
      issues: [
        ...results.flatMap((result) => result.issues),
        ...checkValues(content, values, (key) => labels.get(key) ?? key),
        ...checkLengths(content, { ...values, ...linked }),
        ...issues,
        ...(link === null && needsLinks(content) ? [error('link.noPublicUrl', 'template')] : []),
      ],
    };
  }

  function unknownValues({ given, found }: Shared, shown: PreviewValue[]): Issue[] {
    // Without a template nobody knows which values there are.
    if (found.candidates.length === 0 && !found.asked) return [];
    const keys = new Set(shown.map(({ key }) => key));
    return [...given.keys()]
      .filter((key) => !keys.has(key))
      .map((key) => error('value.unknown', `values.${key}`, { key }));
  }

  async function prepareOne(shared: Shared, record: RecordReference | null): Promise<Prepared> {
    const { input, actor, found, read, accountFor, spoken, chosen } = shared;
    const values = (record && read?.values.get(record.documentId)) ?? null;
    const [likely = null] = found.candidates;
    const given = givenBy(shared);
    const before = findRecipient(runtime, given, record, read, likely, await accountFor(likely));
    const choice = chooseTemplate(found, {
      record: [record?.locale, localeFieldOf(shared, values)],
      contact: before.contact?.language ?? spoken.get(before.to?.phone ?? '') ?? null,
      default: config.templates.defaultLanguage,
    });
    const template = choice?.template ?? null;
    const account = await accountFor(template);
    const recipient = findRecipient(runtime, given, record, read, template, account);
    const { to, contact, typed, issues } = recipient;
    const needsPhone = template && isAuthentication(template.content) && to?.phone === null;
    const filled = template
      ? resolveValues(template, shared, record, values)
      : { shown: [], values: {}, tracked: [], issues: [] };
    const header = template?.content.header ?? null;
    const uid = record?.uid ?? null;
    const shownMedia = isMediaHeader(header)
      ? resolveMedia(header, { strapi, chosen, read: values, uid })
      : { media: null, issues: input.headerMedia ? [error('media.notWanted', 'headerMedia')] : [] };
    const nameField = read?.setting?.nameField;
    const name = nameField ? values?.values.get(nameField) : null;
    return {
      issues: [
        ...(template ? checkTemplateUse(template, uid, actor) : [noTemplate(input, found)]),
        ...checkAccount(account, input, template),
        ...((record && read?.issues(record.documentId)) ?? []),
        ...issues,
        // Meta’s 131062, before anything is queued.
        ...(needsPhone ? [error('recipient.codeNeedsPhone', 'to')] : []),
        ...filled.issues,
        ...unknownValues(shared, filled.shown),
        ...(template ? shownMedia.issues : []),
      ],
      template,
      languageFrom: choice?.from ?? 'fallback',
      languages: [
        ...new Set(
          found.candidates
            .filter(({ row }) => isUsable(row.status) && mayUse(row, actor))
            .map(({ row }) => row.language),
        ),
      ].sort(),
      account,
      to,
      contact,
      typed,
      // A number that was typed may be somebody else's.
      recipientName: !input.to && typeof name === 'string' ? name : null,
      valuesFrom: read?.valuesFrom ?? null,
      media: shownMedia.media,
      shown: filled.shown,
      values: filled.values,
      tracked: filled.tracked,
      consent: null,
    };
  }

  /** What a record says of the consent of the person at this number; nothing of whoever has another. */
  function consentOfRecord(
    { input, read }: Shared,
    record: RecordReference | null,
    template: StoredTemplate,
  ): AskedConsent['record'] {
    const { phoneField } = template.row;
    const isTheirs = !input.to && (!phoneField || phoneField === read?.setting?.phoneField);
    const consent = record && read && isTheirs ? read.consentOf(record.documentId) : null;
    return consent && { ...consent, status: read!.valuesFrom };
  }

  /** Adds what speaks against writing to these people, in a few queries for all of them. */
  async function withConsent(
    shared: Shared,
    prepared: Prepared[],
    targets: (RecordReference | null)[],
  ): Promise<Prepared[]> {
    const { actor, input } = shared;
    const own = mayTest(actor) && input.to ? await people.getPhone(actor.user.id) : null;
    const found = await checkConsent(
      prepared.map(({ template, account, to, contact }, index) => ({
        category: template?.row.category ?? null,
        account,
        to: template && to,
        contact: template && contact,
        record:
          template &&
          consentOfRecord(givenTo(shared, shared.own[index]), targets[index]!, template),
        isSelf: own !== null && to?.phone === own,
      })),
    );
    return prepared.map((one, index) => {
      const { issues, consent } = found[index]!;
      return { ...one, issues: [...one.issues, ...issues], consent };
    });
  }

  /**
   * The same template for many records of one collection, in a few queries for all of them. Each can have
   * something of its own, in their order; `null` is a message about no record.
   */
  async function prepareMany(
    input: SendTemplateInput,
    targets: (RecordReference | null)[],
    actor: Actor,
    own: (Own | undefined)[] = [],
  ): Promise<Prepared[]> {
    const reader: Reader = actor.source === 'person' ? { ability: actor.ability } : null;
    const accountFor = await createAccountFinder(input, actor);
    const named = input.account ? await accountFor(null) : null;
    const found = await findTemplates(
      runtime,
      input,
      named?.businessAccountId ?? null,
      hiddenFromActor(actor).businessAccounts,
    );
    const templates = found.isAsked ? [found.asked ?? []].flat() : found.candidates;
    const references = targets.filter((record) => record !== null);
    const hasPhone = templates.some(({ content }) =>
      content.variables.some(({ type }) => type === 'user_phone'),
    );
    const shared = {
      input,
      actor,
      named: await findNamed(runtime, input.to, actor),
      found,
      read: await readRecords(
        { strapi, collections, records, now: runtime.now() },
        references,
        templates,
        input,
        reader,
      ),
      given: givenValues(input.values),
      chosen: await chosenFile(input, actor),
      sender: {
        name: nameOf(actor),
        phone: hasPhone && actor.source === 'person' ? await people.getPhone(actor.user.id) : null,
      },
      accountFor,
      own,
    };
    const spoken = await spokenLanguages(shared, targets);
    const prepared: Prepared[] = [];
    for (const [index, record] of targets.entries())
      prepared.push(await prepareOne(givenTo({ ...shared, spoken }, own[index]), record));
    return withConsent({ ...shared, spoken }, prepared, targets);
  }

  return {
    prepareMany,
    prepare: async (input: SendTemplateInput, actor: Actor): Promise<Prepared> =>
      (await prepareMany(input, [input.record ?? null], actor))[0]!,
  };
}
