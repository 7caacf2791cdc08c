import type { Core } from '@strapi/strapi';

import { createRecordReader, type RecordReader } from '../collections/read-record';
import { createRecordHooks } from '../collections/record-hooks';
import { createChangeWatch, type ChangeWatch } from '../collections/watch-changes';
import { createCollectionSettings, type CollectionSettings } from '../collections/settings';
import { PLUGIN_ID } from '../../../shared/plugin';
import { createHearWords } from '../reactors/hear-words';
import { createRuntime, runtimeOf } from '../runtime';
import { createAccounts, type Accounts } from './accounts';
import { createAccountRecorder, type AccountRecorder } from './accounts/record-news';
import { createAccountTrouble, type AccountTrouble } from './accounts/trouble';
import { createAlerts, type Alerts } from './alerts';
import { createAudiences, type SavedAudiences } from './audiences';
import { createAutomations, type Automations } from './automations';
import { createActive, type Active } from './automations/active';
import { createAutoReplies, type AutoReplies } from './auto-replies';
import { createCampaigns, type Campaigns } from './campaigns';
import { createCampaignResults, type CampaignResultsService } from './campaign-results';
import { createContacts, type Contacts } from './contacts';
import { createErasures, type Erasures } from './contacts/erase';
import { createConversations, type Conversations } from './conversations';
import { createConversationNews, type ConversationNews } from './conversations/tell';
import { createForwarding, type Forwarding } from './forwarding';
import { createHealth, type HealthService } from './health';
import { createHealthWatch, type HealthWatch } from './health/watch';
import { createHistory, type History } from './history';
import { createHome, type Home } from './home';
import { createInbox, type InboxService } from './inbox';
import { createInboxAccess, type InboxAccess } from './inbox/access';
import { createInboxMails, type InboxMails } from './inbox/mails';
import { createLabels, type Labels } from './labels';
import { createLinks, type Links } from './links';
import { createLive, type Live } from './live';
import { createLiveReader } from './live/changes';
import { createMessages, type Messages } from './messages';
import { createLogExport, type LogExport } from './messages/export';
import { createNotifications, type Notifications } from './notifications';
import { createPeople, type People } from './people';
import { createPreferences, type PreferencesService } from './preferences';
import { createQueue, type Queue } from './queue';
import { createQuickReplies, type QuickReplies } from './quick-replies';
import { createRecordLinks, type RecordLinks } from './record-links';
import { createReceivedMedia, type ReceivedMediaService } from './received-media';
import { createScheduledSync, type ScheduledSync } from './scheduled-sync';
import { createUpkeep, type Upkeep } from './upkeep';
import { createTemplates, type Templates } from './templates';
import { createTemplateRecorder, type TemplateRecorder } from './templates/record-changes';
import { createWebhook, type Webhook } from './webhook';
import { createWebhookLog, type WebhookLog } from './webhook-log';
import { createRefusedCalls, type RefusedCallsCounter } from './refused-calls';
import { createWebhookFields, type WebhookFields } from './webhook-fields';
import type { RecordHooks } from '../collections/record-hooks';

/** The services of the plugin as application code uses them. */
export interface WhatsApp {
  accounts: Accounts;
  templates: Templates;
  messages: Messages;
  contacts: Contacts;
  conversations: Conversations;
  campaigns: Omit<Campaigns, 'access' | 'runner' | 'view'>;
  automations: Omit<Automations, 'runner' | 'reaction' | 'applyConfig'>;
}

interface InternalServices extends WhatsApp {
  collections: CollectionSettings;
  campaigns: Campaigns;
  automations: Automations;
  'automations-on': Active;
  'change-watch': ChangeWatch;
  audiences: SavedAudiences;
  'campaign-results': CampaignResultsService;
  'conversation-news': ConversationNews;
  'auto-replies': AutoReplies;
  history: History;
  home: Home;
  inbox: InboxService;
  'inbox-access': InboxAccess;
  'inbox-mails': InboxMails;
  labels: Labels;
  live: Live;
  'log-export': LogExport;
  'quick-replies': QuickReplies;
  links: Links;
  preferences: PreferencesService;
  people: People;
  alerts: Alerts;
  notifications: Notifications;
  'account-trouble': AccountTrouble;
  'account-recorder': AccountRecorder;
  'template-recorder': TemplateRecorder;
  'scheduled-sync': ScheduledSync;
  health: HealthService;
  'health-watch': HealthWatch;
  queue: Queue;
  forwarding: Forwarding;
  upkeep: Upkeep;
  erasures: Erasures;
  webhook: Webhook;
  'webhook-fields': WebhookFields;
  'refused-calls': RefusedCallsCounter;
  'webhook-log': WebhookLog;
  'received-media': ReceivedMediaService;
  'record-hooks': RecordHooks;
  'record-links': RecordLinks;
}

/** Any service of the plugin, for its own code. */
export const serviceOf = <Name extends keyof InternalServices>(
  strapi: Core.Strapi,
  name: Name,
): InternalServices[Name] =>
  strapi.plugin(PLUGIN_ID).service(name as string) as unknown as InternalServices[Name];

interface Injected {
  strapi: Core.Strapi;
}

/** Messages whose records are read by these means. */
const messagesOf = (strapi: Core.Strapi, records: RecordReader): Messages =>
  createMessages({
    runtime: runtimeOf(strapi),
    collections: serviceOf(strapi, 'collections'),
    records,
    links: serviceOf(strapi, 'links'),
    queue: serviceOf(strapi, 'queue'),
    conversationOf: (pair, actor) => serviceOf(strapi, 'conversations').conversationOf(pair, actor),
    noteSender: (id, actor) => serviceOf(strapi, 'conversations').noteSender(id, actor),
    media: { wake: () => serviceOf(strapi, 'received-media').wake() },
  });

/** Who may call is looked up again, and messages may have waited for an account. */
function accountsChanged(strapi: Core.Strapi): void {
  serviceOf(strapi, 'webhook').forgetCallers();
  serviceOf(strapi, 'queue').wake();
}

/** Each is made once per Strapi instance, when it is first asked for. */
export const services = {
  runtime: ({ strapi }: Injected) => createRuntime(strapi),

  collections: ({ strapi }: Injected) =>
    createCollectionSettings(runtimeOf(strapi), () => serviceOf(strapi, 'record-hooks').forget()),

  'record-hooks': ({ strapi }: Injected) =>
    createRecordHooks(
      runtimeOf(strapi),
      serviceOf(strapi, 'collections'),
      createRecordReader(strapi),
    ),

  'record-links': ({ strapi }: Injected) =>
    createRecordLinks(
      runtimeOf(strapi),
      serviceOf(strapi, 'collections'),
      createRecordReader(strapi),
    ),

  accounts: ({ strapi }: Injected) =>
    createAccounts({
      runtime: runtimeOf(strapi),
      health: serviceOf(strapi, 'health'),
      refused: () => serviceOf(strapi, 'refused-calls').read(),
      onChange: () => accountsChanged(strapi),
    }),

  health: ({ strapi }: Injected) =>
    createHealth({
      runtime: runtimeOf(strapi),
      trouble: serviceOf(strapi, 'account-trouble'),
      around: {
        refused: () => serviceOf(strapi, 'refused-calls').read(),
        isWorking: () => serviceOf(strapi, 'queue').isWorking(),
      },
      onChange: () => accountsChanged(strapi),
    }),

  'health-watch': ({ strapi }: Injected) =>
    createHealthWatch({
      runtime: runtimeOf(strapi),
      health: serviceOf(strapi, 'health'),
      trouble: serviceOf(strapi, 'account-trouble'),
      notifications: serviceOf(strapi, 'notifications'),
      random: () => Math.random(),
    }),

  preferences: ({ strapi }: Injected) => createPreferences(runtimeOf(strapi)),

  people: ({ strapi }: Injected) => createPeople(runtimeOf(strapi)),

  links: ({ strapi }: Injected) => createLinks(runtimeOf(strapi), serviceOf(strapi, 'preferences')),

  alerts: ({ strapi }: Injected) => createAlerts(runtimeOf(strapi)),

  notifications: ({ strapi }: Injected) => createNotifications(runtimeOf(strapi)),

  'account-trouble': ({ strapi }: Injected) =>
    createAccountTrouble(runtimeOf(strapi), serviceOf(strapi, 'notifications')),

  'account-recorder': ({ strapi }: Injected) =>
    createAccountRecorder(runtimeOf(strapi), serviceOf(strapi, 'notifications')),

  'template-recorder': ({ strapi }: Injected) =>
    createTemplateRecorder(runtimeOf(strapi), serviceOf(strapi, 'notifications')),

  templates: ({ strapi }: Injected) =>
    createTemplates({
      runtime: runtimeOf(strapi),
      collections: serviceOf(strapi, 'collections'),
      recorder: serviceOf(strapi, 'template-recorder'),
    }),

  'scheduled-sync': ({ strapi }: Injected) =>
    createScheduledSync(
      runtimeOf(strapi),
      serviceOf(strapi, 'templates'),
      serviceOf(strapi, 'notifications'),
    ),

  messages: ({ strapi }: Injected) => messagesOf(strapi, createRecordReader(strapi)),

  'campaign-results': ({ strapi }: Injected) =>
    createCampaignResults({
      runtime: runtimeOf(strapi),
      campaigns: () => serviceOf(strapi, 'campaigns'),
      messages: serviceOf(strapi, 'messages'),
      preferences: serviceOf(strapi, 'preferences'),
    }),

  audiences: ({ strapi }: Injected) =>
    createAudiences(runtimeOf(strapi), serviceOf(strapi, 'collections')),

  'log-export': ({ strapi }: Injected) =>
    createLogExport(runtimeOf(strapi), serviceOf(strapi, 'messages')),

  campaigns: ({ strapi }: Injected) =>
    createCampaigns({
      runtime: runtimeOf(strapi),
      collections: serviceOf(strapi, 'collections'),
      records: createRecordReader(strapi),
      links: serviceOf(strapi, 'links'),
      queue: serviceOf(strapi, 'queue'),
      results: serviceOf(strapi, 'campaign-results'),
      notifications: serviceOf(strapi, 'notifications'),
    }),

  'automations-on': ({ strapi }: Injected) =>
    createActive(runtimeOf(strapi), serviceOf(strapi, 'collections'), createRecordReader(strapi)),

  'change-watch': ({ strapi }: Injected) => {
    const { automationTriggers, now } = runtimeOf(strapi);
    return createChangeWatch({
      strapi,
      now,
      watchOf: (uid) => serviceOf(strapi, 'automations-on').watchOf(uid),
      insert: (triggers) => automationTriggers.insert(triggers, now()),
      beginWriting: () => automationTriggers.beginWriting(),
      onNoted: () => serviceOf(strapi, 'automations').runner.wake(),
    });
  },

  automations: ({ strapi }: Injected) =>
    createAutomations({
      runtime: runtimeOf(strapi),
      active: serviceOf(strapi, 'automations-on'),
      changes: serviceOf(strapi, 'change-watch'),
      collections: serviceOf(strapi, 'collections'),
      records: createRecordReader(strapi),
      messagesWith: (records) => messagesOf(strapi, records),
      conversations: serviceOf(strapi, 'conversations'),
      templates: serviceOf(strapi, 'templates'),
      words: serviceOf(strapi, 'preferences').consentWords,
      notifications: serviceOf(strapi, 'notifications'),
    }),

  contacts: ({ strapi }: Injected) =>
    createContacts(
      runtimeOf(strapi),
      serviceOf(strapi, 'collections'),
      serviceOf(strapi, 'erasures'),
    ),

  conversations: ({ strapi }: Injected) =>
    createConversations(
      runtimeOf(strapi),
      serviceOf(strapi, 'conversation-news'),
      serviceOf(strapi, 'inbox-access'),
    ),

  'conversation-news': ({ strapi }: Injected) =>
    createConversationNews(runtimeOf(strapi), (written) => {
      serviceOf(strapi, 'live').poke();
      serviceOf(strapi, 'inbox-mails').tell(written);
    }),

  'inbox-access': ({ strapi }: Injected) => createInboxAccess(runtimeOf(strapi)),

  'inbox-mails': ({ strapi }: Injected) =>
    createInboxMails(
      runtimeOf(strapi),
      serviceOf(strapi, 'inbox-access'),
      serviceOf(strapi, 'notifications'),
    ),

  inbox: ({ strapi }: Injected) =>
    createInbox({
      runtime: runtimeOf(strapi),
      access: serviceOf(strapi, 'inbox-access'),
      collections: serviceOf(strapi, 'collections'),
      messages: serviceOf(strapi, 'messages'),
      conversations: serviceOf(strapi, 'conversations'),
      labels: serviceOf(strapi, 'labels'),
      preferences: serviceOf(strapi, 'preferences'),
      news: serviceOf(strapi, 'conversation-news'),
    }),

  history: ({ strapi }: Injected) => createHistory(runtimeOf(strapi)),

  home: ({ strapi }: Injected) =>
    createHome({
      runtime: runtimeOf(strapi),
      alerts: serviceOf(strapi, 'alerts'),
      inboxAccess: serviceOf(strapi, 'inbox-access'),
      campaignAccess: serviceOf(strapi, 'campaigns').access,
    }),

  labels: ({ strapi }: Injected) => createLabels(runtimeOf(strapi)),

  'quick-replies': ({ strapi }: Injected) =>
    createQuickReplies(runtimeOf(strapi), serviceOf(strapi, 'inbox-access')),

  live: ({ strapi }: Injected) =>
    createLive(
      runtimeOf(strapi),
      serviceOf(strapi, 'inbox-access'),
      createLiveReader(
        runtimeOf(strapi),
        serviceOf(strapi, 'inbox-access'),
        { view: serviceOf(strapi, 'inbox').viewItems },
        serviceOf(strapi, 'conversation-news'),
      ),
    ),

  'auto-replies': ({ strapi }: Injected) =>
    createAutoReplies({
      runtime: runtimeOf(strapi),
      settings: serviceOf(strapi, 'preferences').inbox,
      words: serviceOf(strapi, 'preferences').consentWords,
      messages: serviceOf(strapi, 'messages'),
      news: serviceOf(strapi, 'conversation-news'),
    }),

  queue: ({ strapi }: Injected) =>
    createQueue(runtimeOf(strapi), serviceOf(strapi, 'account-trouble'), () =>
      serviceOf(strapi, 'webhook').isRush(),
    ),

  forwarding: ({ strapi }: Injected) =>
    createForwarding(runtimeOf(strapi), serviceOf(strapi, 'notifications')),

  upkeep: ({ strapi }: Injected) =>
    createUpkeep(
      runtimeOf(strapi),
      serviceOf(strapi, 'account-trouble'),
      (row) => serviceOf(strapi, 'webhook').applyAgain(row),
      serviceOf(strapi, 'erasures'),
      serviceOf(strapi, 'conversations'),
      serviceOf(strapi, 'refused-calls'),
    ),

  erasures: ({ strapi }: Injected) => createErasures(runtimeOf(strapi)),

  'received-media': ({ strapi }: Injected) => createReceivedMedia(runtimeOf(strapi)),

  'webhook-log': ({ strapi }: Injected) =>
    createWebhookLog(runtimeOf(strapi), serviceOf(strapi, 'refused-calls'), (row) =>
      serviceOf(strapi, 'webhook').applyAgain(row),
    ),

  'webhook-fields': ({ strapi }: Injected) => createWebhookFields(runtimeOf(strapi)),

  'refused-calls': ({ strapi }: Injected) => createRefusedCalls(runtimeOf(strapi)),

  webhook: ({ strapi }: Injected) =>
    createWebhook(runtimeOf(strapi), {
      recorder: serviceOf(strapi, 'template-recorder'),
      trouble: serviceOf(strapi, 'account-trouble'),
      news: serviceOf(strapi, 'account-recorder'),
      forwarding: serviceOf(strapi, 'forwarding'),
      fields: serviceOf(strapi, 'webhook-fields'),
      refused: serviceOf(strapi, 'refused-calls'),
      inbound: [
        createHearWords(
          runtimeOf(strapi),
          serviceOf(strapi, 'preferences').consentWords,
          serviceOf(strapi, 'queue'),
        ),
        serviceOf(strapi, 'conversation-news').reaction,
        serviceOf(strapi, 'auto-replies').reaction,
        serviceOf(strapi, 'automations').reaction,
      ],
      onMedia: () => serviceOf(strapi, 'received-media').wake(),
      refresh: (documentId) => serviceOf(strapi, 'scheduled-sync').refresh(documentId),
    }),
};
