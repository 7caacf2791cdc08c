import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../shared/plugin';
import type { WhatsAppConfig } from './config';
import { openConnections } from './meta/client';
import { createAccountStore } from './store/accounts';
import { createCollectionSettingStore } from './store/collection-settings';
import { createContactStore } from './store/contacts';
import { createDeliveryStore } from './store/deliveries';
import { createMessageWriter } from './store/message-writer';
import { createMessageStore } from './store/messages';
import { createSecrets } from './store/secrets';
import { createTemplateStore } from './store/templates';

/**
 * What one Strapi instance's plugin works with: configuration, stores, the pool of connections, and
 * the clock. It hangs on that instance as the plugin's internal service `runtime`.
 */
export function createRuntime(strapi: Core.Strapi) {
  return {
    strapi,
    config: strapi.config.get(`plugin::${PLUGIN_ID}`) as WhatsAppConfig,
    now: () => new Date(),
    connections: openConnections(),
    secrets: createSecrets(strapi),
    accounts: createAccountStore(strapi),
    templates: createTemplateStore(strapi),
    contacts: createContactStore(strapi),
    messages: createMessageStore(strapi),
    writer: createMessageWriter(strapi),
    deliveries: createDeliveryStore(strapi),
    collectionSettings: createCollectionSettingStore(strapi),
    isProduction: process.env.NODE_ENV === 'production',
  };
}

export type Runtime = ReturnType<typeof createRuntime>;

/** The runtime of a Strapi instance. */
export const runtimeOf = (strapi: Core.Strapi): Runtime =>
  strapi.plugin(PLUGIN_ID).service('runtime') as unknown as Runtime;
