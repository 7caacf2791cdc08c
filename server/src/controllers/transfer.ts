import { z } from '@strapi/utils';
import type { Context } from 'koa';

/** A file from another environment, which its reader looks at, and what stands for what it names. */
export const importShape = z.strictObject({
  file: z.unknown(),
  accounts: z.record(z.string().max(255), z.string().max(255)).optional(),
  dry: z.boolean().optional(),
});

/** What is to be exported: `documentIds` with commas between them, or the filters of a list. */
export const readExportQuery = ({ documentIds, ...query }: Record<string, string>) => ({
  ...query,
  ...(documentIds && { documentIds: documentIds.split(',') }),
});

/** Answers a file line by line, so that a version control shows what has changed in it. */
export function sendFile(ctx: Context, file: object): void {
  ctx.type = 'application/json';
  ctx.body = `${JSON.stringify(file, null, 2)}\n`;
}
