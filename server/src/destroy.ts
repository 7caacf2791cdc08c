import type { Core } from '@strapi/strapi';

import { runtimeOf } from './runtime';
import { serviceOf } from './services';

/** Claims nothing new, lets what is under way end, and closes the connections. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await serviceOf(strapi, 'queue').stop();
  await serviceOf(strapi, 'webhook').idle();
  runtimeOf(strapi).connections.close();
}
