import type { Core } from '@strapi/strapi';

/** What a cell holds, in words that can be searched; what is forwarded is stored in base64. */
function toWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Buffer.isBuffer(value)) return value.toString('utf8');
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value as string);
  const isBase64 = words.length > 100 && /^[A-Za-z0-9+/=]+$/.test(words);
  return isBase64 ? `${words} ${Buffer.from(words, 'base64').toString('utf8')}` : words;
}

/** Tables that hold what the plugin keeps: its own, the Media Library, and Strapi's store of settings. */
const TABLES = /^(whatsapp_|files|upload_folders|strapi_core_store)/;

/** Every cell of the database in which the plugin writes, as `table.column: words`. */
export async function dumpDatabase(strapi: Core.Strapi): Promise<string[]> {
  const inspector = strapi.db.dialect.schemaInspector as unknown as {
    getTables(): Promise<string[]>;
  };
  const cells: string[] = [];
  for (const table of (await inspector.getTables()).filter((name) => TABLES.test(name)))
    for (const row of (await strapi.db.connection(table).select('*')) as Record<string, unknown>[])
      for (const [column, value] of Object.entries(row))
        cells.push(`${table}.${column}: ${toWords(value)}`);
  return cells;
}

/** The cells in which one of these words stands. */
export const cellsWith = (cells: string[], words: string[]): string[] =>
  cells.filter((cell) => words.some((word) => cell.includes(word)));
