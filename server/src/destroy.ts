import type { Core } from '@strapi/strapi';

import { runtimeOf } from './runtime';
import { serviceOf } from './services';

/** Claims nothing new, lets what is under way end, and closes the connections. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  serviceOf(strapi, 'preferences').settings.stop();
  await serviceOf(strapi, 'live').stop();
  await serviceOf(strapi, 'scheduled-sync').stop();
  await serviceOf(strapi, 'health-watch').stop();
  await serviceOf(strapi, 'automations').runner.stop();
  await serviceOf(strapi, 'campaigns').runner.stop();
  await serviceOf(strapi, 'campaign-results').stop();
  // All are told at once: none goes on while another ends.
  await Promise.all([
    serviceOf(strapi, 'queue').stop(),
    serviceOf(strapi, 'upkeep').stop(),
    serviceOf(strapi, 'record-links').stop(),
    serviceOf(strapi, 'erasures').stop(),
  ]);
  await serviceOf(strapi, 'webhook').idle();
  await serviceOf(strapi, 'auto-replies').idle();
  await serviceOf(strapi, 'inbox').idle();
  await serviceOf(strapi, 'received-media').stop();
  await serviceOf(strapi, 'webhook-fields').idle();
  await serviceOf(strapi, 'refused-calls').idle();
  await serviceOf(strapi, 'conversation-news').idle();
  await serviceOf(strapi, 'inbox-mails').idle();
  await serviceOf(strapi, 'forwarding').stop();
  await serviceOf(strapi, 'links').idle();
  await serviceOf(strapi, 'scheduled-sync').idle();
  await serviceOf(strapi, 'notifications').idle();
  runtimeOf(strapi).connections.close();
}
