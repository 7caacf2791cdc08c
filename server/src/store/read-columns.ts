import type { Core } from '@strapi/strapi';

/** A row as a query of Knex's answers it. */
export type Stored = Record<string, unknown>;

/** What stands in a column, as rows have it. */
type Reader = (value: unknown) => unknown;

/** A column of a content type, and how it is read. */
export interface ReadColumn {
  attribute: string;
  column: string;
  read: Reader;
}

const asIs: Reader = (value) => value;

/** By the type of an attribute; databases without such a type answer with text and numbers. */
const READERS: Record<string, Reader> = {
  json: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
  boolean: (value) => (value === null ? null : Boolean(value)),
  datetime: (value) => (typeof value === 'number' ? new Date(value) : value),
};

/** The columns of a content type, foreign keys among them, or those of some attributes. */
export function columnsOf(
  strapi: Core.Strapi,
  uid: string,
  only?: readonly string[],
): ReadColumn[] {
  const { attributes } = strapi.db.metadata.get(uid);
  return Object.entries(attributes).flatMap(([attribute, definition]) => {
    const { type, columnName, joinColumn } = definition as {
      type: string;
      columnName?: string;
      joinColumn?: { name: string };
    };
    const column = joinColumn?.name ?? (type === 'relation' ? null : columnName);
    if (!column || (only && !only.includes(attribute))) return [];
    return [{ attribute, column, read: READERS[type] ?? asIs }];
  });
}

/** A row, or the part of it whose columns were given names with a prefix. */
export const readRow = (stored: Stored, columns: readonly ReadColumn[], prefix = ''): Stored =>
  Object.fromEntries(
    columns.map(({ attribute, read }) => [attribute, read(stored[prefix + attribute] ?? null)]),
  );
