import type { ValueFormat } from '../value-format';
import type { ParameterFormat } from './template';

/** Where in a template a placeholder stands. */
export type VariableComponent = 'header' | 'body' | 'button';

/** Where the value of a placeholder comes from when a message is sent. */
export const VARIABLE_TYPES = [
  'field',
  'free_text',
  'fixed_text',
  'user_name',
  'user_phone',
  'portal_link',
  'tracked_link',
] as const;

export type VariableType = (typeof VARIABLE_TYPES)[number];

/** One placeholder of a template and where its value comes from. */
export interface Variable {
  component: VariableComponent;
  /** Position of the button, for `button`; otherwise null. */
  buttonIndex: number | null;
  /** What stands between the braces: `1` or `first_name`. */
  placeholder: string;
  type: VariableType;
  /** Path from the record, e.g. `customer.firstName`; for type `field`. */
  fieldPath: string | null;
  /**
   * The text itself, for type `fixed_text`; the pattern of the address that is opened, for type
   * `tracked_link` (null = the collection's portal address).
   */
  fixedText: string | null;
  /** How the value is written, in the template's language; null = as suits its kind. */
  format: ValueFormat | null;
  /** What Meta's reviewers see in place of the placeholder. */
  sampleValue: string;
  /** Used when the record has no value. */
  fallback: string | null;
}

/** The place of a placeholder, without its mapping. */
export type Placeholder = Pick<Variable, 'component' | 'buttonIndex' | 'placeholder'>;

/** The texts of a template that hold its placeholders. */
export interface TemplateTexts {
  /** The words, or the parts of a place; null for a header that takes no text. */
  header: string | null;
  body: string;
  /** By position; null for a button that takes no value. */
  buttons: (string | null)[];
}

/** Anything between double braces, well-formed or not. */
const BRACES = /\{\{([^{}]*)\}\}/g;

const POSITIONAL = /^[1-9]\d{0,2}$/;
const NAMED = /^(?=.*[a-z_])[a-z0-9_]+$/;

/** A text cut at its placeholders; the text of a placeholder is what stands between the braces. */
export type Segment = { type: 'text'; text: string } | { type: 'placeholder'; placeholder: string };

/** Cuts a text at its placeholders; joined again by `joinSegments` it is the same text. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACES)) {
    if (match.index > end) segments.push({ type: 'text', text: text.slice(end, match.index) });
    segments.push({ type: 'placeholder', placeholder: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ type: 'text', text: text.slice(end) });
  return segments;
}

/** What is left of a text when its placeholders are taken out. */
export const withoutPlaceholders = (text: string): string => text.replace(BRACES, '');

/** Puts a cut text together again. */
export const joinSegments = (segments: Segment[]): string =>
  segments
    .map((segment) => (segment.type === 'text' ? segment.text : `{{${segment.placeholder}}}`))
    .join('');

/** The distinct placeholders of a text, in the order in which they first appear. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set(
    segmentsOf(text).flatMap((segment) =>
      segment.type === 'placeholder' ? [segment.placeholder] : [],
    ),
  ),
];

/** Whether what stands between the braces is written as the parameter format asks. */
export const isWellFormed = (placeholder: string, format: ParameterFormat): boolean =>
  (format === 'POSITIONAL' ? POSITIONAL : NAMED).test(placeholder);

/** Every placeholder of a template: header, body, then the buttons by position. */
export function placeholdersOf(texts: TemplateTexts): Placeholder[] {
  const inOne = (component: VariableComponent, buttonIndex: number | null, text: string | null) =>
    placeholdersIn(text ?? '').map((placeholder) => ({ component, buttonIndex, placeholder }));
  return [
    ...inOne('header', null, texts.header),
    ...inOne('body', null, texts.body),
    ...texts.buttons.flatMap((text, index) => inOne('button', index, text)),
  ];
}

/**
 * The name of a placeholder wherever values are passed by name: `body.1`, `header.city`,
 * `button.0.1`.
 */
export const variableKey = ({ component, buttonIndex, placeholder }: Placeholder): string =>
  component === 'button' ? `button.${buttonIndex}.${placeholder}` : `${component}.${placeholder}`;

/** A placeholder that nobody has mapped yet: it is asked for when sending. */
export const newVariable = (placeholder: Placeholder): Variable => ({
  ...placeholder,
  type: 'free_text',
  fieldPath: null,
  fixedText: null,
  format: null,
  sampleValue: '',
  fallback: null,
});

/**
 * The variables that fit the present texts: one for each placeholder in order, each with the mapping
 * that it had before; mappings of placeholders that are gone fall away.
 */
export function reconcileVariables(texts: TemplateTexts, before: Variable[]): Variable[] {
  const known = new Map(before.map((variable) => [variableKey(variable), variable]));
  return placeholdersOf(texts).map(
    (placeholder) => known.get(variableKey(placeholder)) ?? newVariable(placeholder),
  );
}

/** Replaces placeholders by values; one without a value stays as it is written. */
export const fillText = (text: string, valueOf: (placeholder: string) => string | undefined) =>
  segmentsOf(text)
    .map((segment) =>
      segment.type === 'text'
        ? segment.text
        : (valueOf(segment.placeholder) ?? `{{${segment.placeholder}}}`),
    )
    .join('');

/**
 * A value as Meta takes it: no line breaks or tabs, at most four spaces in a row (132018), no blanks
 * around it. https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
export const cleanValue = (value: string): string =>
  value
    .replace(/[\r\n\t\v\f\u2028\u2029]+/g, ' ')
    .replace(/ {5,}/g, '    ')
    .trim();

/** A placeholder as it stands in a text: `{{1}}`. */
export const written = (placeholder: string | number): string => `{{${placeholder}}}`;
