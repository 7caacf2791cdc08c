import type { Template, TemplateInput } from '../../../../../shared/contracts/templates';
import { LIMITS, type TemplateContent } from '../../../../../shared/domain/template/template';

/** What the editor's form holds: everything about a template that a person can change. */
export interface EditorValues {
  accountDocumentId: string;
  label: string;
  appliesTo: string | null;
  phoneField: string | null;
  /** Whether only those who are named may send it, also when none of them exists any more. */
  isRestricted: boolean;
  /** Ids of the admin users who may send it. */
  allowedUsers: number[];
  /** Ids of the roles whose users may send it. */
  allowedRoles: number[];
  content: TemplateContent;
}

/** A template without a word in it, in the language and category that are chosen most. */
export const emptyContent = (): TemplateContent => ({
  name: '',
  language: 'en',
  category: 'UTILITY',
  parameterFormat: 'POSITIONAL',
  header: null,
  body: '',
  footer: null,
  buttons: [],
  variables: [],
  authentication: null,
  ttlSeconds: null,
  raw: [],
});

/** The form of a template that does not exist yet. */
export const emptyValues = (accountDocumentId: string): EditorValues => ({
  accountDocumentId,
  label: '',
  appliesTo: null,
  phoneField: null,
  isRestricted: false,
  allowedUsers: [],
  allowedRoles: [],
  content: emptyContent(),
});

/** The form of a stored template. */
export const valuesOf = (template: Template): EditorValues => ({
  accountDocumentId: template.accountDocumentId ?? '',
  label: template.label ?? '',
  appliesTo: template.appliesTo,
  phoneField: template.phoneField,
  isRestricted: template.isRestricted,
  allowedUsers: template.allowedUsers,
  allowedRoles: template.allowedRoles,
  content: template.content,
});

const COPY = '_copy';

/**
 * The form of a new template with the words and the mapping of another one. Into another language it is
 * the same template and keeps its name; otherwise it needs one of its own.
 */
export function copyOf(template: Template, { language }: { language?: string } = {}): EditorValues {
  const values = valuesOf(template);
  const { content } = values;
  if (language !== undefined && language !== content.language)
    return { ...values, content: { ...content, language } };
  return {
    ...values,
    label: values.label && `${values.label} (copy)`,
    content: { ...content, name: content.name.slice(0, LIMITS.name - COPY.length) + COPY },
  };
}

/** What is sent when the form is saved. */
export const inputOf = (values: EditorValues): TemplateInput => ({
  accountDocumentId: values.accountDocumentId,
  label: values.label.trim() || null,
  appliesTo: values.appliesTo,
  phoneField: values.phoneField,
  isRestricted: values.isRestricted,
  allowedUsers: values.allowedUsers,
  allowedRoles: values.allowedRoles,
  content: values.content,
});

/** What is sent when the words are locked: only what is ours and not Meta's. */
export const mappingInputOf = (values: EditorValues): Partial<TemplateInput> => {
  const { accountDocumentId: _account, ...ours } = inputOf(values);
  return ours;
};
