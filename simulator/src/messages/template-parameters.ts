import { asObject, asString, type JsonObject } from '../json';
import { messagingError } from '../graph/refusals';
import { variablesOf, type ParameterFormat } from '../templates/variables';

const MAX_SPACES = 4;

/** The text of a parameter; refuses texts that templates may not be filled with. */
export const parameterText = (parameter: JsonObject, where: string): string => {
  const type = asString(parameter['type']) ?? '';
  const text =
    type === 'currency' || type === 'date_time'
      ? asString(asObject(parameter[type])['fallback_value'])
      : asString(parameter['text']);
  if (!['text', 'currency', 'date_time'].includes(type)) {
    throw messagingError(
      132012,
      `${where}: Format mismatch, expected TEXT, received ${type.toUpperCase() || 'UNKNOWN'}`,
    );
  }
  if (text === undefined || text === '') {
    throw messagingError(131008, `${where}: Parameter of type ${type} is missing text value`);
  }
  // https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
  if (/[\n\r\t]/.test(text) || text.includes(' '.repeat(MAX_SPACES + 1))) {
    throw messagingError(
      132018,
      `${where}: Param text cannot have new-line/tab characters or more than ${MAX_SPACES} consecutive spaces`,
    );
  }
  return text;
};

/** The values of a text's variables; refuses a wrong number of them, or wrong names. */
export const readValues = (
  text: string,
  parameters: JsonObject[],
  format: ParameterFormat,
  where: string,
): Map<string, string> => {
  const variables = variablesOf(text);
  if (parameters.length !== variables.length) {
    throw messagingError(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${variables.length})`,
    );
  }
  const values = new Map<string, string>();
  parameters.forEach((parameter, at) => {
    const value = parameterText(parameter, where);
    const name = format === 'NAMED' ? asString(parameter['parameter_name']) : variables[at];
    if (!name) throw messagingError(132012, `${where}: Parameter name is missing or empty`);
    if (!variables.includes(name)) {
      throw messagingError(132012, `${where}: Parameter name ${name} is not in the template`);
    }
    if (values.has(name))
      throw messagingError(132012, `${where}: Parameter name ${name} is given twice`);
    values.set(name, value);
  });
  return values;
};
