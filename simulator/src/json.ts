/** A JSON object whose fields have not been looked at yet. */
export type JsonObject = Record<string, unknown>;

/** True for a plain JSON object, false for arrays and null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an object, or an empty one. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value as a list, or an empty one. */
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The value as a list of objects, leaving out whatever is not one. */
export const asObjects = (value: unknown): JsonObject[] => asList(value).filter(isObject);

/** The value when it is a string, else undefined. */
export const asString = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Strings as they are and numbers written out, else undefined: Graph accepts ids in both forms. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** A finite number, also when it was written as a string, else undefined. */
export const asNumber = (value: unknown): number | undefined => {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim()
        ? Number(value)
        : NaN;
  return Number.isFinite(number) ? number : undefined;
};

/** The list of strings in a value: a list, a JSON list in a string, or a comma-separated string. */
export const asStrings = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  if (typeof value !== 'string' || value.trim() === '') return [];
  if (value.trim().startsWith('[')) return asStrings(parseJson(value));
  return value.split(',').map((part) => part.trim());
};

/** The parsed JSON, or undefined when the text is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Characters as a person counts them: an emoji outside the basic plane is one. */
export const lengthOf = (text: string): number => Array.from(text).length;
