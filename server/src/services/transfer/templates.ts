import type { Template, TemplateInput } from '../../../../shared/contracts/templates';
import type {
  ExportTemplatesQuery,
  ImportOptions,
  ImportReport,
} from '../../../../shared/contracts/transfer';
import { error, passes, warning, type Issue } from '../../../../shared/domain/issue';
import { isSame } from '../../../../shared/domain/same-json';
import { fingerprintOf } from '../../../../shared/domain/template/fingerprint';
import { isEditable } from '../../../../shared/domain/template/lifecycle';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import {
  FILE_KINDS,
  FILE_VERSION,
  type PortableTemplate,
  type TemplatesFile,
} from '../../../../shared/domain/transfer/file';
import { portableContent, withFileOf } from '../../../../shared/domain/transfer/template';
import { hiddenFromActor, type Actor } from '../../actor';
import { wordsOfDatabase } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { listRoleCodes } from '../admin-users';
import { listNames } from '../templates/list';
import { allowedOf, editedContent, newColumns, sharedColumns, tidy } from '../templates/mapping';
import { toldAccount } from '../templates/told-account';
import { findAccounts, type AccountsOfFile } from './accounts';
import { readTemplatesFile } from './read-file';
import { asWarnings, report, type Planned } from './report';

interface Dependencies {
  runtime: Runtime;
  /** Everything that Meta would refuse, and fields that do not exist. */
  check(
    content: TemplateContent,
    appliesTo: string | null,
    phoneField: string | null,
  ): Promise<Issue[]>;
  create(input: TemplateInput, actor: Actor): Promise<Template>;
  update(documentId: string, input: Partial<TemplateInput>, actor: Actor): Promise<Template>;
  syncAccount(documentId: string): Promise<unknown>;
}

/** What no draft can do without: collections and fields that this Strapi has not. */
const isOfSchema = ({ code }: Issue): boolean => /^(collection|field)\./.test(code);

const nameIn = ({ account }: PortableTemplate): string => account ?? '';

/** Hands templates on to other environments as a file, and takes such files in. */
export function createTemplateTransfer(given: Dependencies) {
  const { runtime, check, create, update, syncAccount } = given;
  const { strapi, templates, accounts } = runtime;

  async function portable(
    { row, content }: StoredTemplate,
    codes: Map<number, string>,
    actor: Actor,
  ): Promise<PortableTemplate> {
    const hidden = hiddenFromActor(actor).accounts;
    const account =
      (await toldAccount(runtime, row, actor)) ??
      (await accounts.getOfBusiness(row.businessAccountId, hidden));
    const { isRestricted, allowedRoles } = allowedOf(row);
    return {
      account: account?.name ?? null,
      label: row.label,
      appliesTo: row.appliesTo,
      phoneField: row.phoneField,
      isRestricted,
      allowedRoles: allowedRoles.flatMap((id) => codes.get(id) ?? []).sort(),
      content: portableContent(content),
    };
  }

  const getHere = (account: AccountRow, { name, language }: TemplateContent) =>
    templates.getByIdentity({ businessAccountId: account.businessAccountId, name, language });

  /**
   * Brings the accounts that lack a template of the file in step with Meta, which may have it; answers why
   * that was not possible, by WhatsApp Business Account.
   */
  async function askMetaFirst(
    file: PortableTemplate[],
    found: AccountsOfFile,
  ): Promise<Map<string, string>> {
    const asked = new Set<string>();
    const failures = new Map<string, string>();
    for (const one of file) {
      const account = found.get(nameIn(one));
      if (!account || asked.has(account.businessAccountId)) continue;
      if (await getHere(account, tidy(one.content))) continue;
      asked.add(account.businessAccountId);
      try {
        await syncAccount(account.documentId);
      } catch (failure) {
        failures.set(
          account.businessAccountId,
          wordsOfDatabase(failure) ?? (failure as Error).message,
        );
      }
    }
    return failures;
  }

  /** What is changed of a template that is here already, and what is to be known of that. */
  function compare(here: StoredTemplate, content: TemplateContent, input: Partial<TemplateInput>) {
    const columns = newColumns(sharedColumns(input, here.row), here.row);
    const isChanged =
      Object.keys(columns).length > 0 || !isSame(editedContent(here, content), here.content);
    const issues: Issue[] = [];
    if (!isEditable(here.row.status)) {
      if (isChanged) issues.push(warning('import.onlyMapping', 'content'));
      if (fingerprintOf(content) !== fingerprintOf(here.content))
        issues.push(warning('import.otherWords', 'content'));
    }
    return { isChanged, issues };
  }

  return {
    /** The templates that a query asks for, with all their languages, as a file. */
    async export(
      { documentIds, ...query }: ExportTemplatesQuery,
      actor: Actor,
    ): Promise<TemplatesFile> {
      const hidden = hiddenFromActor(actor).businessAccounts;
      const names = documentIds
        ? (await templates.listBrief({ documentId: { $in: documentIds } })).map(({ row }) => row)
        : await listNames(runtime, query, actor);
      const codes = new Map((await listRoleCodes(strapi)).map(({ id, code }) => [id, code]));
      const file: PortableTemplate[] = [];
      const distinct = new Map(names.map((one) => [`${one.businessAccountId}\n${one.name}`, one]));
      for (const { businessAccountId, name } of distinct.values()) {
        if (hidden.includes(businessAccountId)) continue;
        for (const stored of await templates.listWhole({ businessAccountId, name }))
          if (stored.row.status !== 'DELETED') file.push(await portable(stored, codes, actor));
      }
      return { kind: FILE_KINDS.templates, version: FILE_VERSION, templates: file };
    },

    /**
     * Takes in a file: what is not here becomes a draft; of what Meta has, only the mapping is taken. The
     * same file a second time changes nothing. Throws a validation error for what is no such file.
     */
    async import(
      value: unknown,
      { accounts: chosen = {}, dry = false }: ImportOptions,
      actor: Actor,
    ): Promise<ImportReport> {
      const file = readTemplatesFile(value);
      const found = await findAccounts(runtime, file.map(nameIn), chosen, actor);
      const failures = await askMetaFirst(file, found);
      const roles = new Map((await listRoleCodes(strapi)).map(({ id, code }) => [code, id]));
      const seen = new Set<string>();

      async function plan(one: PortableTemplate): Promise<Planned> {
        const tidied = tidy(one.content);
        const { name, language } = tidied;
        const nothing = { name, language, documentId: null, write: null };
        const account = found.get(nameIn(one));
        if (!account)
          return {
            ...nothing,
            issues: [
              one.account
                ? error('import.account', 'account', { account: one.account })
                : error('import.noAccount', 'account'),
            ],
          };
        const key = JSON.stringify([account.businessAccountId, name, language]);
        if (seen.has(key)) return { ...nothing, issues: [error('import.twice', 'name')] };
        seen.add(key);

        const here = await getHere(account, tidied);
        const content = withFileOf(tidied, here?.content ?? null);
        const allowedRoles = one.allowedRoles.flatMap((code) => roles.get(code) ?? []);
        const input = {
          label: one.label,
          appliesTo: one.appliesTo,
          phoneField: one.phoneField,
          isRestricted: one.isRestricted,
          allowedRoles,
        };
        const compared = here && compare(here, content, input);
        if (here && !compared?.isChanged)
          return {
            ...nothing,
            documentId: here.row.documentId,
            issues: compared?.issues ?? [],
          };
        const checked = await check(content, one.appliesTo, one.phoneField);
        const isDraft = !here || isEditable(here.row.status);
        const unknown = one.allowedRoles.filter((code) => !roles.has(code));
        const notAsked = here ? undefined : failures.get(account.businessAccountId);
        return {
          ...nothing,
          documentId: here?.row.documentId ?? null,
          issues: [
            ...checked.filter((issue) => !passes([issue]) && isOfSchema(issue)),
            ...(isDraft ? asWarnings(checked.filter((issue) => !isOfSchema(issue))) : []),
            ...(compared?.issues ?? []),
            ...(notAsked ? [warning('import.notAsked', 'name', { reason: notAsked })] : []),
            ...(unknown.length > 0
              ? [warning('import.roles', 'allowedRoles', { roles: unknown.join(', ') })]
              : []),
            ...(one.isRestricted && allowedRoles.length === 0 && !here
              ? [warning('import.people', 'allowedUsers')]
              : []),
          ],
          write: async () =>
            (here
              ? await update(here.row.documentId, { ...input, content }, actor)
              : await create({ ...input, content, accountDocumentId: account.documentId }, actor)
            ).documentId,
        };
      }

      const planned: Planned[] = [];
      for (const one of file) planned.push(await plan(one));
      return report(planned, found, dry);
    },
  };
}
