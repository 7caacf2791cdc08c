import type { Template, TemplateInput } from '../../../../../shared/contracts/templates';
import type { TemplateContent } from '../../../../../shared/domain/template/template';

/** What the editor's form holds: everything about a template that a person can change. */
export interface EditorValues {
  accountDocumentId: string;
  label: string;
  appliesTo: string | null;
  phoneField: string | null;
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
  raw: [],
});

/** The form of a template that does not exist yet. */
export const emptyValues = (accountDocumentId: string): EditorValues => ({
  accountDocumentId,
  label: '',
  appliesTo: null,
  phoneField: null,
  content: emptyContent(),
});

/** The form of a stored template. */
export const valuesOf = (template: Template): EditorValues => ({
  accountDocumentId: template.accountDocumentId ?? '',
  label: template.label ?? '',
  appliesTo: template.appliesTo,
  phoneField: template.phoneField,
  content: template.content,
});

/** The form of a new template with the words and the mapping of another one. */
export function copyOf(template: Template): EditorValues {
  const values = valuesOf(template);
  return {
    ...values,
    label: values.label && `${values.label} (copy)`,
    content: { ...values.content, name: `${values.content.name}_copy` },
  };
}

/** What is sent when the form is saved. */
export const inputOf = (values: EditorValues): TemplateInput => ({
  accountDocumentId: values.accountDocumentId,
  label: values.label.trim() || null,
  appliesTo: values.appliesTo,
  phoneField: values.phoneField,
  content: values.content,
});

/** What is sent when the words are locked: only what is ours and not Meta's. */
export const mappingInputOf = (values: EditorValues): Partial<TemplateInput> => {
  const { label, appliesTo, phoneField, content } = inputOf(values);
  return { label, appliesTo, phoneField, content };
};
