import { asString, lengthOf, type JsonObject } from '../../json';
import { invalidParameter } from '../../graph/refusals';

/** A text that must be there and may not be longer than allowed; `path` is how Graph names it. */
export const requiredText = (
  holder: JsonObject,
  field: string,
  path: string,
  most: number,
): string => {
  const text = asString(holder[field]);
  if (text === undefined || text.trim() === '') {
    throw invalidParameter(`The parameter ${path} is required.`);
  }
  return withinLength(text, path, most);
};

/** A text that may be left out but not be longer than allowed. */
export const optionalText = (
  holder: JsonObject,
  field: string,
  path: string,
  most: number,
): string | undefined => {
  const value = holder[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidParameter(`Param ${path} must be a string.`);
  return withinLength(value, path, most);
};

const withinLength = (text: string, path: string, most: number): string => {
  if (lengthOf(text) > most) {
    throw invalidParameter(`Param ${path} must be at most ${most} characters long.`);
  }
  return text;
};
