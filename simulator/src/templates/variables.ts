import { templateError } from '../graph/refusals';
import type { GraphError } from '../graph/error';

/** How a template names its variables. */
export type ParameterFormat = 'POSITIONAL' | 'NAMED';

const ANY = /\{\{([^{}]*)\}\}/g;
const ALLOWED: Record<ParameterFormat, RegExp> = {
  POSITIONAL: /^[1-9]\d*$/,
  NAMED: /^[a-z0-9_]+$/,
};

/** The distinct variables of a text: by number for positional ones, else in order of appearance. */
export const variablesOf = (text: string): string[] => {
  const names = [...new Set([...text.matchAll(ANY)].map((match) => match[1] ?? ''))];
  return names.every((name) => ALLOWED.POSITIONAL.test(name))
    ? names.sort((a, b) => Number(a) - Number(b))
    : names;
};

/** Puts values in the places of the variables; a variable without a value stays as it is. */
export const fillVariables = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(ANY, (whole, name: string) => values.get(name) ?? whole);

const formatFault = (subcode: number, part: string, reason: string): GraphError =>
  templateError(subcode, `The ${part} has an invalid format`, reason);

/**
 * Refuses variables that Meta's review refuses: unbalanced braces, other characters than the
 * format allows, gaps in the numbering, neighbours (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-review).
 */
export const checkVariables = (
  text: string,
  format: ParameterFormat,
  part: string,
  subcode: number,
): string[] => {
  const rest = text.replace(ANY, '');
  if (rest.includes('{{') || rest.includes('}}') || /\{{3}|\}{3}/.test(text)) {
    throw formatFault(subcode, part, 'Variable parameters have mismatched curly braces.');
  }
  const variables = variablesOf(text);
  for (const name of variables) {
    if (!ALLOWED[format].test(name)) {
      throw formatFault(
        subcode,
        part,
        format === 'POSITIONAL'
          ? `Variables must be whole numbers with two sets of curly brackets, such as {{1}}; found {{${name}}}.`
          : `Variables may have lower-case letters, digits and underscores only; found {{${name}}}.`,
      );
    }
  }
  if (format === 'POSITIONAL' && variables.some((name, at) => Number(name) !== at + 1)) {
    throw formatFault(subcode, part, 'Variables must be numbered from {{1}} without gaps.');
  }
  if (/\}\}\s*\{\{/.test(text)) {
    throw formatFault(subcode, part, 'Variables may not stand next to each other.');
  }
  return variables;
};

/** Refuses a text that begins or ends with a variable. */
export const checkEdges = (text: string): void => {
  const trimmed = text.trim();
  if (trimmed.startsWith('{{') || trimmed.endsWith('}}')) {
    throw templateError(
      2388299,
      "Variables can't be at the start or end of the template",
      'This template has variables at its start or end. Move them or change the wording.',
    );
  }
};

/** Finds words also in scripts that put no spaces between them. */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** Refuses too many variables for the length of the text: at least 2n + 1 words for n variables. */
export const checkDensity = (text: string, variables: readonly string[]): void => {
  const words = [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).length;
  if (variables.length > 0 && words < 2 * variables.length + 1) {
    throw templateError(
      2388293,
      'This template contains too many variable parameters relative to the message length',
      'Decrease the number of variable parameters or increase the message length.',
    );
  }
};
