import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../shared/plugin';
import { readConfig } from './config';
import { installationOf } from './installation';
import { openConnections } from './meta/client';
import { createAccountStore } from './store/accounts';
import { createAlertStore } from './store/alerts';
import { createAudienceStore } from './store/audiences';
import { createAutomationRunStore } from './store/automation-runs';
import { createAutomationTriggerStore } from './store/automation-triggers';
import { createAutomationStore } from './store/automations';
import { createAnsweredStore } from './store/answered';
import { createBelongings } from './store/belongings';
import { createBudgetStore } from './store/budgets';
import { createCampaignMessageStore } from './store/campaign-messages';
import { createCampaignRecipientStore } from './store/campaign-recipients';
import { createCampaignResultStore } from './store/campaign-results';
import { createCampaignRetentionStore } from './store/campaign-retention';
import { createCampaignStore } from './store/campaigns';
import { createClaims } from './store/claims';
import { createCollectionSettingStore } from './store/collection-settings';
import { createConflictStore } from './store/settle-conflict';
import { createConsentStore } from './store/consents';
import { createContactPages } from './store/contact-pages';
import { createContactStore } from './store/contacts';
import { createConversationEntryStore } from './store/conversation-entries';
import { createConversationStore } from './store/conversations';
import { createDeliveryStore } from './store/deliveries';
import { createContactEraser } from './store/erase-contacts';
import { createDeliveryEraser } from './store/erase-deliveries';
import { createMessageEraser } from './store/erase-messages';
import { createRecipientEraser } from './store/erase-recipients';
import { createErasureStore } from './store/erasures';
import { createExportPages } from './store/export-pages';
import { createForwardStore } from './store/forwards';
import { createHomeStore } from './store/home';
import { createHistoryStore } from './store/history';
import { createIdentityChangeStore } from './store/identity-changes';
import { createInboxStore } from './store/inbox';
import { createLabelStore } from './store/labels';
import { createLinkStore } from './store/links';
import { createLiveChanges } from './store/live-changes';
import { createMediaDownloadStore } from './store/media-downloads';
import { createMediaUploadStore } from './store/media-uploads';
import { createReceivedStore } from './store/received';
import { createMessageWriter } from './store/message-writer';
import { createLog } from './store/log';
import { createMessageStore } from './store/messages';
import { createNamedClaimStore } from './store/named-claims';
import { createPastCampaignStore } from './store/past-campaigns';
import { createPeopleStore } from './store/people';
import { createPreferenceStore } from './store/preferences';
import { createPresenceStore } from './store/presences';
import { createQuickReplyStore } from './store/quick-replies';
import { createRelatives } from './store/relatives';
import { createRetentionStore } from './store/retention';
import { createSecrets } from './store/secrets';
import { createSuppressionStore } from './store/suppressions';
import { createTemplateGroupStore } from './store/template-groups';
import { createTemplateStore } from './store/templates';
import { createThreadStore } from './store/thread';
import { createWebhookFieldStore } from './store/webhook-fields';
import { createWebhookRefusalStore } from './store/webhook-refusals';

/**
 * What one Strapi instance's plugin works with: configuration, stores, the pool of connections, and
 * the clock. It hangs on that instance as the plugin's internal service `runtime`.
 */
export function createRuntime(strapi: Core.Strapi) {
  const { config, lockedKeys } = readConfig(strapi.config.get(`plugin::${PLUGIN_ID}`) as object);
  const installation = installationOf(strapi, config);
  const budgets = createBudgetStore(strapi);
  const claims = createClaims(strapi, budgets, installation);
  const secrets = createSecrets(strapi);
  const consents = createConsentStore(strapi);
  const suppressions = createSuppressionStore(strapi, secrets, consents);
  return {
    strapi,
    /** As it holds: what the admin may set of it changes while Strapi runs. */
    config,
    /** What of that code has set. */
    lockedKeys,
    installation,
    now: () => new Date(),
    connections: openConnections(),
    secrets,
    accounts: createAccountStore(strapi),
    belongings: createBelongings(strapi),
    templates: createTemplateStore(strapi),
    templateGroups: createTemplateGroupStore(strapi),
    history: createHistoryStore(strapi),
    home: createHomeStore(strapi),
    alerts: createAlertStore(strapi),
    contacts: createContactStore(strapi, suppressions),
    contactPages: createContactPages(strapi),
    conflicts: createConflictStore(strapi),
    identityChanges: createIdentityChangeStore(strapi),
    consents,
    suppressions,
    erasures: createErasureStore(strapi),
    messageEraser: createMessageEraser(strapi),
    deliveryEraser: createDeliveryEraser(strapi),
    recipientEraser: createRecipientEraser(strapi),
    exportPages: createExportPages(strapi),
    contactEraser: createContactEraser(strapi, suppressions),
    relatives: createRelatives(strapi),
    conversations: createConversationStore(strapi),
    inbox: createInboxStore(strapi),
    entries: createConversationEntryStore(strapi),
    threads: createThreadStore(strapi),
    presences: createPresenceStore(strapi),
    live: createLiveChanges(strapi),
    labels: createLabelStore(strapi),
    pastCampaigns: createPastCampaignStore(strapi),
    quickReplies: createQuickReplyStore(strapi),
    messages: createMessageStore(strapi),
    log: createLog(strapi),
    audiences: createAudienceStore(strapi),
    campaigns: createCampaignStore(strapi),
    campaignResults: createCampaignResultStore(strapi),
    campaignRecipients: createCampaignRecipientStore(strapi),
    campaignMessages: createCampaignMessageStore(strapi),
    campaignRetention: createCampaignRetentionStore(strapi),
    automations: createAutomationStore(strapi),
    automationTriggers: createAutomationTriggerStore(strapi),
    automationRuns: createAutomationRunStore(strapi),
    budgets,
    claims,
    namedClaims: createNamedClaimStore(strapi, claims, budgets),
    writer: createMessageWriter(strapi),
    deliveries: createDeliveryStore(strapi),
    webhookFields: createWebhookFieldStore(strapi),
    webhookRefusals: createWebhookRefusalStore(strapi),
    forwards: createForwardStore(strapi),
    collectionSettings: createCollectionSettingStore(strapi),
    links: createLinkStore(strapi),
    mediaUploads: createMediaUploadStore(strapi),
    downloads: createMediaDownloadStore(strapi),
    received: createReceivedStore(strapi),
    answered: createAnsweredStore(strapi),
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
