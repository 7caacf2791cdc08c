import { Readable } from 'node:stream';

import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { CSV_BOM, toCsvLine, type CsvCell } from '../../../shared/domain/csv';
import { forLog } from '../errors';

/** A table of any size: its rows are read while they are written. */
export interface CsvFile {
  fileName: string;
  head: string[];
  /** Some rows at a time. */
  rows: AsyncIterable<CsvCell[][]>;
}

/** Answers a table as a CSV file. When a row cannot be read the connection is cut: half a file must not look whole. */
export function sendCsv(
  ctx: Context,
  strapi: Core.Strapi,
  { fileName, head, rows }: CsvFile,
): void {
  async function* write(): AsyncGenerator<string> {
    yield CSV_BOM + toCsvLine(head);
    try {
      for await (const some of rows) yield some.map(toCsvLine).join('');
    } catch (failure) {
      strapi.log.error(`[whatsapp] ${forLog(failure)}`);
      ctx.res.destroy();
    }
  }
  ctx.attachment(fileName);
  ctx.set('Content-Type', 'text/csv; charset=utf-8');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = Readable.from(write());
}
