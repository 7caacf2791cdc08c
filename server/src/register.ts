import type { Core } from '@strapi/strapi';

import { serviceOf } from './services';

/** Actions of the Document Service that automations may wait for. */
const CHANGING = new Set(['create', 'clone', 'update', 'publish', 'unpublish', 'delete']);

/** Watches records for automations, and puts the webhook URL ahead of every middleware of the host, so that the signed bytes stay as they are. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  // What only reads need not even ask who is there.
  strapi.documents.use((ctx, next) =>
    CHANGING.has(ctx.action)
      ? (serviceOf(strapi, 'change-watch').middleware(ctx as never, next as never) as never)
      : next(),
  );
  strapi.server.use((ctx, next) => serviceOf(strapi, 'webhook').middleware(ctx, next));
}
