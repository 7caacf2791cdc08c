import { asList, asObject, asObjects, asString, type JsonObject } from '../json';
import { templateError } from '../graph/refusals';
import type { GraphError } from '../graph/error';
import type { ParameterFormat } from './variables';

/** The refusal for a component that lacks a field. */
export const missingField = (part: string, field: string): GraphError =>
  templateError(
    2388043,
    'Template is missing expected field(s)',
    `Component of type ${part} is missing expected field(s) (${field}).`,
  );

/** The refusal for examples whose number or names do not fit the variables. */
export const wrongExample = (part: string, reason: string): GraphError =>
  templateError(2388043, 'Template examples do not fit', `Component of type ${part}: ${reason}`);

const checkNamed = (part: string, field: string, given: unknown, variables: string[]): void => {
  const examples = asObjects(given);
  if (examples.length === 0) throw missingField(part, `example.${field}`);
  const names = examples.map((example) => asString(example['param_name']) ?? '');
  const fits =
    names.length === variables.length && variables.every((variable) => names.includes(variable));
  if (!fits) throw wrongExample(part, `${field} must name ${variables.join(', ')}.`);
  if (!examples.every((example) => asString(example['example'])?.trim())) {
    throw wrongExample(part, `every entry of ${field} needs an example.`);
  }
};

const checkListed = (part: string, field: string, given: unknown, count: number): void => {
  const examples = asList(given);
  if (examples.length === 0) throw missingField(part, `example.${field}`);
  if (examples.length !== count) {
    throw wrongExample(part, `${field} has ${examples.length} values for ${count} variables.`);
  }
  if (!examples.every((example) => asString(example)?.trim())) {
    throw wrongExample(part, `every value of ${field} must be a text that is not empty.`);
  }
};

/** Refuses a body whose variables are not all given an example. */
export const checkBodyExample = (
  component: JsonObject,
  variables: string[],
  format: ParameterFormat,
): void => {
  if (variables.length === 0) return;
  const example = asObject(component['example']);
  if (format === 'NAMED') {
    checkNamed('BODY', 'body_text_named_params', example['body_text_named_params'], variables);
    return;
  }
  const rows = asList(example['body_text']);
  if (rows.length === 0) throw missingField('BODY', 'example.body_text');
  if (!rows.every(Array.isArray)) {
    throw wrongExample('BODY', 'body_text must be a list of lists.');
  }
  for (const row of rows) checkListed('BODY', 'body_text', row, variables.length);
};

/** Refuses a text header whose variable is not given an example. */
export const checkHeaderExample = (
  component: JsonObject,
  variables: string[],
  format: ParameterFormat,
): void => {
  if (variables.length === 0) return;
  const example = asObject(component['example']);
  if (format === 'NAMED') {
    checkNamed(
      'HEADER',
      'header_text_named_params',
      example['header_text_named_params'],
      variables,
    );
    return;
  }
  checkListed('HEADER', 'header_text', example['header_text'], variables.length);
};
