import { asString, type JsonObject } from '../json';
import { invalidParameter } from './refusals';

/** The fields of a kind of node: how each is read. A reader that yields undefined leaves it out. */
export type FieldReaders<T> = Record<string, (item: T) => unknown>;

/** Splits a `fields` parameter at its outermost commas and drops nested selections. */
export const readFields = (value: unknown): string[] | undefined => {
  const text = asString(value);
  if (!text?.trim()) return undefined;
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const character of `${text},`) {
    if (character === '{' || character === '(') depth += 1;
    if (character === ',' && depth === 0) {
      if (name.trim()) names.push(name.trim().split(/[.{(]/)[0] ?? '');
      name = '';
    } else {
      name += character;
    }
    if (character === '}' || character === ')') depth -= 1;
  }
  return names;
};

/** The asked or default fields of a node; refuses a field that the node does not have. */
export const project = <T>(
  item: T,
  readers: FieldReaders<T>,
  nodeType: string,
  asked: string[] | undefined,
  defaults: readonly string[],
): JsonObject => {
  const result: JsonObject = {};
  for (const name of asked ?? defaults) {
    const reader = readers[name];
    if (!reader) {
      throw invalidParameter(
        `Tried accessing nonexistent field (${name}) on node type (${nodeType})`,
      );
    }
    const value = reader(item);
    if (value !== undefined) result[name] = value;
  }
  if (result['id'] === undefined && readers['id']) result['id'] = readers['id'](item);
  return result;
};
