/** What PostgreSQL refuses in JSON: NUL, and halves of a character. */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;

/** Any JSON as every database takes it; a bare text, too, which Strapi would hand on as it is. */
export const storableJson = (body: unknown): string =>
  (JSON.stringify(body) ?? 'null').replace(UNSTORABLE, '$1\\ufffd');

/** The same value without what PostgreSQL refuses in texts and in JSON. */
export const storable = <T>(value: T): T => JSON.parse(storableJson(value)) as T;
