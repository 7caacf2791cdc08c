import { textsOf } from '../../../../../shared/domain/template/check';
import { headerText } from '../../../../../shared/domain/template/header';
import type {
  ParameterFormat,
  TemplateContent,
} from '../../../../../shared/domain/template/template';
import {
  isWellFormed,
  joinSegments,
  placeholdersIn,
  reconcileVariables,
  segmentsOf,
  variableKey,
  type Variable,
  type VariableType,
} from '../../../../../shared/domain/template/variables';

/** The texts of a template that can take variables. */
export type TextComponent = 'header' | 'body';

/** Mappings of this session by key, also of placeholders that are gone for the moment. */
export type VariableMemory = ReadonlyMap<string, Variable>;

/** Adds the present mappings to the memory; the newest one of a key wins. */
export const remember = (memory: VariableMemory, variables: Variable[]): VariableMemory =>
  new Map([...memory, ...variables.map((one) => [variableKey(one), one] as const)]);

/** Fits the variables to the texts; a placeholder that comes back has the mapping it had before. */
export const fitVariables = (
  content: TemplateContent,
  memory: VariableMemory,
): TemplateContent => ({
  ...content,
  variables: reconcileVariables(textsOf(content), [...memory.values(), ...content.variables]),
});

const textOf = (content: TemplateContent, component: TextComponent): string =>
  (component === 'header' ? headerText(content.header) : content.body) ?? '';

/** Puts another text into the header or the body; the variables are left as they are. */
export const withText = (
  content: TemplateContent,
  component: TextComponent,
  text: string,
): TemplateContent =>
  component === 'header'
    ? { ...content, header: { type: 'text', text } }
    : { ...content, body: text };

/** The placeholder that "Add variable" inserts: the next number, or a name that is still free. */
export function nextPlaceholder(text: string, format: ParameterFormat): string {
  const taken = placeholdersIn(text);
  if (format === 'POSITIONAL')
    return String(Math.max(0, ...taken.filter((one) => isWellFormed(one, format)).map(Number)) + 1);
  return freeName('value', new Set(taken));
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${wish}_${number}`)) number += 1;
  return `${wish}_${number}`;
}

/** Gives placeholders of one text other names; their mappings go with them. */
export function renamePlaceholders(
  content: TemplateContent,
  component: TextComponent,
  names: ReadonlyMap<string, string>,
): TemplateContent {
  if (component === 'header' && content.header?.type !== 'text') return content;
  const nameOf = (placeholder: string) => names.get(placeholder) ?? placeholder;
  const segments = segmentsOf(textOf(content, component)).map((segment) =>
    segment.type === 'text' ? segment : { ...segment, placeholder: nameOf(segment.placeholder) },
  );
  const renamed = withText(content, component, joinSegments(segments));
  const variables = content.variables.map((variable) =>
    variable.component === component
      ? { ...variable, placeholder: nameOf(variable.placeholder) }
      : variable,
  );
  return { ...renamed, variables: reconcileVariables(textsOf(renamed), variables) };
}

/** Closes the gaps in the numbers of one text: 1 and 3 become 1 and 2. */
export function renumber(content: TemplateContent, component: TextComponent): TemplateContent {
  const numbers = placeholdersIn(textOf(content, component))
    .filter((placeholder) => isWellFormed(placeholder, 'POSITIONAL'))
    .sort((a, b) => Number(a) - Number(b));
  return renamePlaceholders(
    content,
    component,
    new Map(numbers.map((number, index) => [number, String(index + 1)])),
  );
}

const toName = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');

function wishedName(variable: Variable | undefined): string {
  if (variable?.type === 'field' && variable.fieldPath)
    return toName(variable.fieldPath.split('.').slice(-2).join('_')) || 'value';
  if (variable?.type === 'user_name') return 'sender_name';
  if (variable?.type === 'user_phone') return 'sender_phone';
  return 'value';
}

function namesFor(
  content: TemplateContent,
  component: TextComponent,
  format: ParameterFormat,
): Map<string, string> {
  const placeholders = placeholdersIn(textOf(content, component));
  if (format === 'POSITIONAL')
    return new Map(placeholders.map((placeholder, index) => [placeholder, String(index + 1)]));
  const taken = new Set<string>();
  return new Map(
    placeholders.map((placeholder) => {
      const variable = content.variables.find(
        (one) => one.component === component && one.placeholder === placeholder,
      );
      const name = freeName(wishedName(variable), taken);
      taken.add(name);
      return [placeholder, name];
    }),
  );
}

/** Writes all placeholders as numbers or as names; every mapping stays with its place in the text. */
export function toFormat(content: TemplateContent, format: ParameterFormat): TemplateContent {
  if (content.parameterFormat === format) return content;
  const inHeader = renamePlaceholders(content, 'header', namesFor(content, 'header', format));
  const inBoth = renamePlaceholders(inHeader, 'body', namesFor(inHeader, 'body', format));
  return { ...inBoth, parameterFormat: format };
}

/** Changes the mapping of one variable; a sample that repeats the fixed text goes on repeating it. */
export function withMapping(
  content: TemplateContent,
  key: string,
  change: Partial<Variable>,
): TemplateContent {
  return {
    ...content,
    variables: content.variables.map((variable) => {
      if (variableKey(variable) !== key) return variable;
      const repeats =
        (change.type ?? variable.type) === 'fixed_text' &&
        change.fixedText !== undefined &&
        variable.sampleValue === (variable.fixedText ?? '');
      return {
        ...variable,
        ...(repeats && { sampleValue: change.fixedText ?? '' }),
        ...change,
      };
    }),
  };
}

/**
 * Takes the value of a variable from somewhere else. A fixed text is no address, and the other way
 * round, so neither is handed on.
 */
export const withVariableType = (
  content: TemplateContent,
  key: string,
  type: VariableType,
): TemplateContent => ({
  ...content,
  variables: content.variables.map((variable) => {
    if (variableKey(variable) !== key || variable.type === type) return variable;
    const isOtherKind = type === 'tracked_link' || variable.type === 'tracked_link';
    return { ...variable, type, ...(isOtherKind && { fixedText: null }) };
  }),
});

/** The sample values by variable key, for the preview. */
export const samplesOf = (content: TemplateContent): Record<string, string> =>
  Object.fromEntries(content.variables.map((one) => [variableKey(one), one.sampleValue]));
