import type { Core } from '@strapi/strapi';

import { runtimeOf } from './runtime';
import { serviceOf } from './services';

/** Claims nothing new, lets what is under way end, and closes the connections. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await serviceOf(strapi, 'scheduled-sync').stop();
  await serviceOf(strapi, 'upkeep').stop();
  await serviceOf(strapi, 'record-links').stop();
  await serviceOf(strapi, 'erasures').stop();
  await serviceOf(strapi, 'queue').stop();
  await serviceOf(strapi, 'webhook').idle();
  await serviceOf(strapi, 'received-media').stop();
  await serviceOf(strapi, 'webhook-fields').idle();
  await serviceOf(strapi, 'conversation-news').idle();
  await serviceOf(strapi, 'forwarding').stop();
  await serviceOf(strapi, 'links').idle();
  await serviceOf(strapi, 'scheduled-sync').idle();
  await serviceOf(strapi, 'notifications').idle();
  runtimeOf(strapi).connections.close();
}
