import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../../shared/plugin';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { contentTypes } from './content-types';
import { controllers } from './controllers';
import { destroy } from './destroy';
import { policies } from './policies';
import { register } from './register';
import { routes } from './routes';
import { services, type WhatsApp } from './services';

/** The services of the plugin, typed: `whatsapp(strapi).messages.sendTemplate({ … })`. */
export const whatsapp = (strapi: Core.Strapi): WhatsApp => {
  const service = (name: string) => strapi.plugin(PLUGIN_ID).service(name) as unknown;
  return {
    accounts: service('accounts'),
    templates: service('templates'),
    messages: service('messages'),
    contacts: service('contacts'),
    conversations: service('conversations'),
    campaigns: service('campaigns'),
    automations: service('automations'),
  } as WhatsApp;
};

export type { WhatsApp };
export type { Actor } from './actor';
export type { SendTemplateOptions } from './services/messages';
export type { SendContentOptions } from './services/messages/prepare-content';
export type { Conversation, ConversationQuery } from '../../shared/contracts/conversations';
export type {
  Audience,
  Campaign,
  CampaignInput,
  CampaignPlan,
  CampaignQuery,
  CampaignRecipient,
  CampaignResults,
  RecipientQuery,
} from '../../shared/contracts/campaigns';
export type {
  Automation,
  AutomationInput,
  AutomationQuery,
  AutomationRun,
  DryRunResult,
  RunQuery,
} from '../../shared/contracts/automations';
export type { CodeAutomation } from './automation-shape';
export type { ConsentEvent, ConsentInput, ContactConsent } from '../../shared/contracts/contacts';
export type {
  Message,
  MessageQuery,
  Preview,
  RecipientInput,
  RecordReference,
  SendTemplateInput,
} from '../../shared/contracts/messages';
export type { Page } from '../../shared/contracts/page';
export type { FreeContent } from '../../shared/domain/message/content/content';
export type { MessageState } from '../../shared/domain/message/message';
export type { WhatsAppEventName, WhatsAppEvents } from '../../shared/events';

/** The server half of the plugin, as Strapi loads it; application code uses `whatsapp(strapi)`. */
const plugin: object = {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  policies,
  routes,
  services,
};

export default plugin;
