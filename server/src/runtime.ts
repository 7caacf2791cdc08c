import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../shared/plugin';
import type { WhatsAppConfig } from './config';
import { installationOf } from './installation';
import { openConnections } from './meta/client';
import { createAccountStore } from './store/accounts';
import { createAlertStore } from './store/alerts';
import { createBudgetStore } from './store/budgets';
import { createClaims } from './store/claims';
import { createCollectionSettingStore } from './store/collection-settings';
import { createConflictStore } from './store/settle-conflict';
import { createConsentStore } from './store/consents';
import { createContactPages } from './store/contact-pages';
import { createContactStore } from './store/contacts';
import { createConversationStore } from './store/conversations';
import { createDeliveryStore } from './store/deliveries';
import { createContactEraser } from './store/erase-contacts';
import { createMessageEraser } from './store/erase-messages';
import { createErasureStore } from './store/erasures';
import { createExportPages } from './store/export-pages';
import { createForwardStore } from './store/forwards';
import { createHistoryStore } from './store/history';
import { createIdentityChangeStore } from './store/identity-changes';
import { createInboxStore } from './store/inbox';
import { createLinkStore } from './store/links';
import { createMediaDownloadStore } from './store/media-downloads';
import { createMediaUploadStore } from './store/media-uploads';
import { createReceivedStore } from './store/received';
import { createMessageWriter } from './store/message-writer';
import { createMessageStore } from './store/messages';
import { createNamedClaimStore } from './store/named-claims';
import { createPeopleStore } from './store/people';
import { createPreferenceStore } from './store/preferences';
import { createRelatives } from './store/relatives';
import { createRetentionStore } from './store/retention';
import { createSecrets } from './store/secrets';
import { createSuppressionStore } from './store/suppressions';
import { createTemplateGroupStore } from './store/template-groups';
import { createTemplateStore } from './store/templates';
import { createWebhookFieldStore } from './store/webhook-fields';

/**
 * What one Strapi instance's plugin works with: configuration, stores, the pool of connections, and
 * the clock. It hangs on that instance as the plugin's internal service `runtime`.
 */
export function createRuntime(strapi: Core.Strapi) {
  const config = strapi.config.get(`plugin::${PLUGIN_ID}`) as WhatsAppConfig;
  const installation = installationOf(strapi, config);
  const budgets = createBudgetStore(strapi);
  const claims = createClaims(strapi, budgets, installation);
  const secrets = createSecrets(strapi);
  const consents = createConsentStore(strapi);
  const suppressions = createSuppressionStore(strapi, secrets, consents);
  return {
    strapi,
    config,
    installation,
    now: () => new Date(),
    connections: openConnections(),
    secrets,
    accounts: createAccountStore(strapi),
    templates: createTemplateStore(strapi),
    templateGroups: createTemplateGroupStore(strapi),
    history: createHistoryStore(strapi),
    alerts: createAlertStore(strapi),
    contacts: createContactStore(strapi, suppressions),
    contactPages: createContactPages(strapi),
    conflicts: createConflictStore(strapi),
    identityChanges: createIdentityChangeStore(strapi),
    consents,
    suppressions,
    erasures: createErasureStore(strapi),
    messageEraser: createMessageEraser(strapi),
    exportPages: createExportPages(strapi),
    contactEraser: createContactEraser(strapi, suppressions),
    relatives: createRelatives(strapi),
    conversations: createConversationStore(strapi),
    inbox: createInboxStore(strapi),
    messages: createMessageStore(strapi),
    budgets,
    claims,
    namedClaims: createNamedClaimStore(strapi, claims, budgets),
    writer: createMessageWriter(strapi),
    deliveries: createDeliveryStore(strapi),
    webhookFields: createWebhookFieldStore(strapi),
    forwards: createForwardStore(strapi),
    collectionSettings: createCollectionSettingStore(strapi),
    links: createLinkStore(strapi),
    mediaUploads: createMediaUploadStore(strapi),
    downloads: createMediaDownloadStore(strapi),
    received: createReceivedStore(strapi),
    retention: createRetentionStore(strapi),
    preferences: createPreferenceStore(strapi),
    people: createPeopleStore(strapi),
    isProduction: process.env.NODE_ENV === 'production',
  };
}

export type Runtime = ReturnType<typeof createRuntime>;

/** The runtime of a Strapi instance. */
export const runtimeOf = (strapi: Core.Strapi): Runtime =>
  strapi.plugin(PLUGIN_ID).service('runtime') as unknown as Runtime;
