import type { CollectionSetting } from '../../../../shared/contracts/collections';
import type {
  PreviewRecipient,
  PreviewValue,
  SendTemplateInput,
} from '../../../../shared/contracts/messages';
import { error, type Issue } from '../../../../shared/domain/issue';
import { readPhone } from '../../../../shared/domain/phone';
import { textsOf } from '../../../../shared/domain/template/check';
import type { Values } from '../../../../shared/domain/template/payload';
import { renderText } from '../../../../shared/domain/template/preview';
import {
  cleanValue,
  reconcileVariables,
  variableKey,
} from '../../../../shared/domain/template/variables';
import type { Actor } from '../../actor';
import { resolvePath } from '../../collections/field-path';
import type { Reader, RecordReader, RecordValues } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import { parsePhone } from '../../phone';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { checkAccount, checkFilled, checkTemplateUse } from './check-use';
import { findTemplate } from './find-template';
import { resolveValue } from './resolve-value';

/** A message that is ready to be queued, or everything that speaks against it. */
export interface Prepared {
  issues: Issue[];
  template: StoredTemplate | null;
  account: AccountRow | null;
  to: PreviewRecipient | null;
  /** What stood where the number was looked for. */
  typed: string | null;
  /** What the record calls the person. */
  recipientName: string | null;
  valuesFrom: 'published' | 'draft' | null;
  shown: PreviewValue[];
  values: Values;
  rendered: string;
}

export interface PrepareDependencies {
  runtime: Runtime;
  collections: CollectionSettings;
  records: RecordReader;
}

/** Values given by the caller, with `first_name` read as `body.first_name`. */
const givenValues = (values: Record<string, string> = {}): Map<string, string> =>
  new Map(
    Object.entries(values).map(([key, value]) => [
      key.includes('.') ? key : `body.${key}`,
      String(value),
    ]),
  );

/** Puts a message together from template, record and what was typed; nothing is stored or sent. */
export function createPrepare({ runtime, collections, records }: PrepareDependencies) {
  const { strapi, accounts, config, isProduction } = runtime;

  /** The account that sends where the caller names none. */
  async function accountFor(template: StoredTemplate | null): Promise<AccountRow | null> {
    if (!template) return accounts.getDefault();
    const { row } = template;
    return row.account?.enabled ? row.account : accounts.getOfBusiness(row.businessAccountId);
  }

  /** The language of the person, where the collection has a field for it. */
  async function localeOf(
    record: SendTemplateInput['record'],
    reader: Reader,
  ): Promise<string | null> {
    const setting = record && (await collections.get(record.uid))?.setting;
    if (!record || !setting?.localeField) return null;
    const read = await records.read(record, 'draft', [setting.localeField], reader);
    const value = read?.values.get(setting.localeField);
    return typeof value === 'string' ? value : null;
  }

  /** Reads the record once: the values of the variables, the phone number and the name. */
  async function readRecord(
    input: SendTemplateInput,
    template: StoredTemplate | null,
    reader: Reader,
  ) {
    const { record } = input;
    if (!record) return { issues: [], read: null, valuesFrom: null, phoneField: null, name: null };
    const collection = await collections.get(record.uid);
    if (!collection)
      return {
        issues: [error('collection.unknown', 'record', { collection: record.uid })],
        read: null,
        valuesFrom: null,
        phoneField: null,
        name: null,
      };
    const setting: CollectionSetting | null = collection.setting?.enabled
      ? collection.setting
      : null;
    const phoneField = template?.row.phoneField ?? setting?.phoneField ?? null;
    const valuesFrom = collection.hasDraftAndPublish
      ? (record.status ?? setting?.valuesFrom ?? 'published')
      : 'published';
    const status = collection.hasDraftAndPublish ? valuesFrom : 'draft';
    const issues: Issue[] = setting
      ? []
      : [error('collection.notEnabled', 'record', { collection: collection.displayName })];
    const paths = [
      ...(phoneField ? [phoneField] : []),
      ...(setting?.nameField ? [setting.nameField] : []),
      ...(template?.content.variables.flatMap(({ type, fieldPath }) =>
        type === 'field' && fieldPath ? [fieldPath] : [],
      ) ?? []),
    ];
    const read = await records.read(record, status, paths, reader);
    if (!read) {
      const isDraftOnly =
        collection.hasDraftAndPublish &&
        valuesFrom === 'published' &&
        (await records.exists(record, 'draft')) &&
        !(await records.exists(record, 'published'));
      issues.push(error(isDraftOnly ? 'record.unpublished' : 'record.notFound', 'record'));
    }
    return {
      issues,
      read,
      valuesFrom: collection.hasDraftAndPublish ? valuesFrom : null,
      phoneField,
      name: setting?.nameField ? (read?.values.get(setting.nameField) ?? null) : null,
    };
  }

  function recipient(
    input: SendTemplateInput,
    record: { read: RecordValues | null; phoneField: string | null },
    account: AccountRow | null,
  ): { to: PreviewRecipient | null; typed: string | null; issues: Issue[] } {
    let value: unknown = input.to?.phone;
    if (input.to === undefined) {
      const { read, phoneField } = record;
      if (!input.record)
        return { to: null, typed: null, issues: [error('recipient.noPhone', 'to')] };
      if (!read) return { to: null, typed: null, issues: [] };
      if (!phoneField || !resolvePath(strapi, input.record.uid, phoneField).ok)
        return {
          to: null,
          typed: null,
          issues: [
            error('phone.field', 'to', { path: phoneField ?? '–', collection: input.record.uid }),
          ],
        };
      if (read.hidden.has(phoneField))
        return { to: null, typed: null, issues: [error('phone.hidden', 'to')] };
      value = read.values.get(phoneField);
    }
    const typed = value === undefined || value === null ? null : String(value);
    const { phone, issue } = readPhone(value, account?.defaultCountry ?? null, parsePhone);
    if (issue) return { to: null, typed, issues: [issue] };
    const to = { phone: phone.e164, international: phone.international, country: phone.country };
    const allowed = isProduction ? null : config.sending.allowedRecipients;
    const issues =
      allowed && !allowed.includes(to.phone)
        ? [error('recipient.notAllowed', 'to', { phone: to.phone })]
        : [];
    return { to, typed, issues };
  }

  return async (input: SendTemplateInput, actor: Actor): Promise<Prepared> => {
    const reader: Reader = actor.source === 'person' ? { ability: actor.ability } : null;
    const named = input.account ? await accounts.get(input.account) : null;
    const wishes = [
      input.language,
      input.record?.locale,
      await localeOf(input.record, reader),
      'en',
    ];
    const template = await findTemplate(
      runtime,
      input.template,
      wishes,
      named?.businessAccountId ?? null,
    );
    const account = input.account ? named : await accountFor(template);
    const record = await readRecord(input, template, reader);
    const { to, typed, issues: phoneIssues } = recipient(input, record, account);
    const issues: Issue[] = [
      ...(template
        ? checkTemplateUse(template, input, actor)
        : [
            error('template.notFound', 'template', {
              template: input.template,
              language: input.language ?? 'any language',
            }),
          ]),
      ...checkAccount(account, input, template),
      ...record.issues,
      ...phoneIssues,
    ];

    const given = givenValues(input.values);
    const variables = template
      ? reconcileVariables(textsOf(template.content), template.content.variables)
      : [];
    const results = variables.map((variable) =>
      resolveValue(variable, {
        strapi,
        given,
        read: record.read,
        uid: input.record?.uid ?? null,
        language: template!.row.language,
        actor,
      }),
    );
    issues.push(...results.flatMap((result) => result.issues));
    const keys = new Set(variables.map(variableKey));
    for (const key of given.keys())
      if (!keys.has(key)) issues.push(error('value.unknown', `values.${key}`, { key }));

    const shown = results.map((result) => result.shown);
    const values: Values = Object.fromEntries(
      shown.flatMap(({ key, value }) => (value === null ? [] : [[key, cleanValue(value)]])),
    );
    if (template) issues.push(...checkFilled(template, values));
    return {
      issues,
      template,
      account,
      to,
      typed,
      // A number that was typed may be somebody else's.
      recipientName: !input.to && typeof record.name === 'string' ? record.name : null,
      valuesFrom: record.valuesFrom,
      shown,
      values,
      rendered: template ? renderText(template.content, values) : '',
    };
  };
}
