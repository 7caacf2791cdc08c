import type { TemplateInput } from '../../../../shared/contracts/templates';
import { textsOf } from '../../../../shared/domain/template/check';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { isEditable } from '../../../../shared/domain/template/lifecycle';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import {
  reconcileVariables,
  variableKey,
  type Variable,
} from '../../../../shared/domain/template/variables';
import type { TemplateRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';
import { isRestricted } from './allowed';

/** The words as they are stored: no blanks around the name, one variable for each placeholder. */
export const tidy = (content: TemplateContent, before: Variable[] = []): TemplateContent => ({
  ...content,
  name: content.name.trim().toLowerCase(),
  footer: content.footer || null,
  variables: reconcileVariables(textsOf(content), [...before, ...content.variables]),
});

/**
 * What can be changed while Meta has the words: the mapping, which file is sent, and where tracked
 * links lead. None of it is seen by Meta's reviewers.
 */
function withMapping(content: TemplateContent, edited: TemplateContent): TemplateContent {
  const { header } = content;
  return tidy({
    ...content,
    header:
      isMediaHeader(header) && isMediaHeader(edited.header) && edited.header.type === header.type
        ? edited.header
        : header,
    buttons: content.buttons.map((button, index) => {
      const other = edited.buttons[index];
      const leadsOn = button.type === 'url' && button.urlType === 'tracked';
      return leadsOn && other?.type === 'url' && other.urlType === 'tracked'
        ? { ...button, url: other.url }
        : button;
    }),
    variables: [...content.variables, ...edited.variables],
  });
}

/** What an edit changes: everything of a draft, and only the mapping of what Meta has. */
export function editedContent(
  { row, content }: StoredTemplate,
  edited: TemplateContent,
): TemplateContent {
  if (!isEditable(row.status)) return withMapping(content, edited);
  // A rejected one keeps its name and language at Meta.
  return tidy(
    row.metaId !== null ? { ...edited, name: content.name, language: content.language } : edited,
  );
}

/** The part of a variable that is the same in all languages; texts are in one language, addresses in none. */
const sharedOf = ({ type, fieldPath, fixedText, format }: Variable) => ({
  type,
  fieldPath,
  format,
  ...(type === 'tracked_link' && { fixedText }),
});

type Shared = ReturnType<typeof sharedOf>;

/** A variable with what all languages share; the address of a link does not stay behind as a text. */
const withShared = (one: Variable, shared: Shared | undefined): Variable =>
  shared
    ? {
        ...one,
        ...(one.type === 'tracked_link' && shared.type !== 'tracked_link' && { fixedText: null }),
        ...shared,
      }
    : one;

const isUnmapped = ({ type, fieldPath, fixedText, format }: Variable): boolean =>
  type === 'free_text' && !fieldPath && !fixedText && format === null;

/** A language as it is once the mapping of another language was changed; the same when nothing is new. */
export function followMapping(content: TemplateContent, lead: TemplateContent): TemplateContent {
  const shared = new Map(lead.variables.map((one) => [variableKey(one), sharedOf(one)]));
  const { header } = content;
  const followed: TemplateContent = {
    ...content,
    header:
      isMediaHeader(header) && isMediaHeader(lead.header)
        ? { ...header, source: lead.header.source }
        : header,
    variables: content.variables.map((one) => withShared(one, shared.get(variableKey(one)))),
  };
  return JSON.stringify(followed) === JSON.stringify(content) ? content : followed;
}

/** A new language with what the others of its name know about its placeholders already. */
export function inheritMapping(
  content: TemplateContent,
  siblings: Pick<StoredTemplate, 'content'>[],
): TemplateContent {
  const known = new Map(
    [...siblings]
      .reverse()
      .flatMap(({ content: { variables } }) => variables)
      .map((one) => [variableKey(one), sharedOf(one)]),
  );
  return {
    ...content,
    variables: content.variables.map((one) =>
      isUnmapped(one) ? withShared(one, known.get(variableKey(one))) : one,
    ),
  };
}

/** Who alone may send a template, by row id. */
export const allowedOf = (row: TemplateRow) => ({
  isRestricted: isRestricted(row),
  allowedUsers: row.allowedUsers?.map(({ id }) => id) ?? [],
  allowedRoles: row.allowedRoles?.map(({ id }) => id) ?? [],
});

/** Who may send it as a request says; empty lists open it, unless the request says otherwise. */
function allowedColumns(input: Partial<TemplateInput>, before: TemplateRow | null) {
  if (!input.allowedUsers && !input.allowedRoles && input.isRestricted === undefined) return {};
  const known = before && allowedOf(before);
  const named =
    (input.allowedUsers ?? known?.allowedUsers ?? []).length +
    (input.allowedRoles ?? known?.allowedRoles ?? []).length;
  return {
    isRestricted: named > 0 || input.isRestricted === true,
    ...(input.allowedUsers && { allowedUsers: input.allowedUsers }),
    ...(input.allowedRoles && { allowedRoles: input.allowedRoles }),
  };
}

/** What a request changes of all languages of a name, as columns. */
export const sharedColumns = (
  input: Partial<TemplateInput>,
  before: TemplateRow | null = null,
): Partial<SharedColumns> => ({
  ...(input.label !== undefined && { label: input.label || null }),
  ...(input.appliesTo !== undefined && { appliesTo: input.appliesTo || null }),
  ...(input.phoneField !== undefined && { phoneField: input.phoneField || null }),
  ...allowedColumns(input, before),
});

/** The same columns of a template as it is stored. */
const storedColumns = (row: TemplateRow) => ({
  label: row.label,
  appliesTo: row.appliesTo,
  phoneField: row.phoneField,
  ...allowedOf(row),
});

type SharedColumns = ReturnType<typeof storedColumns>;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** What a template that joins others of its name takes from them, where it brings nothing itself. */
export function joinColumns(
  columns: Partial<SharedColumns>,
  sibling: TemplateRow,
): Partial<SharedColumns> {
  const known = storedColumns(sibling);
  return Object.fromEntries(
    Object.entries({ ...known, ...columns }).map(([key, value]) => [
      key,
      isEmpty(value) ? known[key as keyof typeof known] : value,
    ]),
  );
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? [...(value as number[])].sort((a, b) => a - b) : value;

/** Those of the columns that are not so already. */
export function newColumns(
  columns: Partial<SharedColumns>,
  row: TemplateRow,
): Partial<SharedColumns> {
  const known = storedColumns(row);
  return Object.fromEntries(
    Object.entries(columns).filter(
      ([key, value]) =>
        JSON.stringify(sorted(value)) !== JSON.stringify(sorted(known[key as keyof typeof known])),
    ),
  );
}
