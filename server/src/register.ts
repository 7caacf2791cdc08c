import type { Core } from '@strapi/strapi';

import { serviceOf } from './services';

/** Puts the webhook URL ahead of every middleware of the host, so that the signed bytes stay as they are. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  strapi.server.use((ctx, next) => serviceOf(strapi, 'webhook').middleware(ctx, next));
}
