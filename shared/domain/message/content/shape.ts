import { error, type Issue } from '../../issue';

/** Reads a value that nobody has looked at yet; undefined and an issue when it is not what is wanted. */
export type Read<T> = (value: unknown, path: string, issues: Issue[]) => T | undefined;

/** A field that may be left out or be null. */
export interface Optional<T> {
  optional: Read<T>;
}

type Fields<T> = {
  [K in keyof T]-?: undefined extends T[K] ? Optional<NonNullable<T[K]>> : Read<T[K]>;
};

/** How a path is called in a sentence: without the root that all of them share. */
const nameOf = (path: string): string => path.slice(path.indexOf('.') + 1);

/** NUL, which databases refuse, and halves of a character. */
const UNSENDABLE = /\p{Surrogate}|\u0000/u;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const readText: Read<string> = (value, path, issues) => {
  if (typeof value !== 'string') issues.push(error('content.notText', path, at(path)));
  else if (UNSENDABLE.test(value)) issues.push(error('content.characters', path, at(path)));
  else return value;
  return undefined;
};

export const readNumber: Read<number> = (value, path, issues) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  issues.push(error('content.notNumber', path, at(path)));
  return undefined;
};

export const readFlag: Read<boolean> = (value, path, issues) => {
  if (typeof value === 'boolean') return value;
  issues.push(error('content.notFlag', path, at(path)));
  return undefined;
};

const at = (path: string) => ({ field: nameOf(path) });

/** An unknown value as a sentence can show it. */
const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 50);

/** A text that is one of a few. */
export const readChoice =
  <T extends string>(...choices: T[]): Read<T> =>
  (value, path, issues) => {
    const choice = choices.find((one) => one === value);
    if (choice === undefined)
      issues.push(
        value === undefined
          ? error('content.missing', path, at(path))
          : error('content.choice', path, { value: shown(value), choices: choices.join(', ') }),
      );
    return choice;
  };

export const readList =
  <T>(read: Read<T>): Read<T[]> =>
  (value, path, issues) => {
    if (!Array.isArray(value)) {
      issues.push(error('content.notList', path, at(path)));
      return undefined;
    }
    const items = value.map((item, index) => read(item, `${path}.${index}`, issues));
    return items.includes(undefined) ? undefined : (items as T[]);
  };

export const optional = <T>(read: Read<T>): Optional<T> => ({ optional: read });

/** An object with these fields and no others. */
export const readFields =
  <T extends object>(fields: Fields<T>): Read<T> =>
  (value, path, issues) => {
    if (!isObject(value)) {
      issues.push(error('content.notObject', path, at(path)));
      return undefined;
    }
    const before = issues.length;
    for (const name of Object.keys(value))
      if (!Object.hasOwn(fields, name) && value[name] !== undefined)
        issues.push(
          error('content.unknownField', `${path}.${name}`, {
            field: nameOf(`${path}.${name}`),
            fields: Object.keys(fields).join(', '),
          }),
        );
    const result: Record<string, unknown> = {};
    for (const [name, field] of Object.entries<Read<unknown> | Optional<unknown>>(fields)) {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      const place = `${path}.${name}`;
      if (typeof field !== 'function') {
        if (inner !== undefined && inner !== null)
          result[name] = field.optional(inner, place, issues);
      } else if (inner === undefined) issues.push(error('content.missing', place, at(place)));
      else result[name] = field(inner, place, issues);
    }
    return issues.length === before ? (result as T) : undefined;
  };
