import { adminApi } from '@strapi/strapi/admin';

/** What answers are kept under; prefixed, because all plugins share one cache. */
export const TAGS = [
  'WhatsappSetup',
  'WhatsappAccount',
  'WhatsappAccountHistory',
  'WhatsappReceiving',
  'WhatsappHealth',
  'WhatsappRegistration',
  'WhatsappDelivery',
  'WhatsappCollection',
  'WhatsappTemplate',
  'WhatsappMessage',
  'WhatsappContact',
  'WhatsappPreferences',
  'WhatsappMe',
  'WhatsappAlert',
  'WhatsappInbox',
  'WhatsappInboxCounts',
  'WhatsappLabel',
  'WhatsappQuickReply',
  'WhatsappConversation',
  'WhatsappConversationPerson',
  'WhatsappCampaign',
  'WhatsappCampaignRecipient',
  'WhatsappCampaignResults',
  'WhatsappAudience',
  'WhatsappAutomation',
  'WhatsappAutomationRun',
  'WhatsappHome',
] as const;

export type Tag = (typeof TAGS)[number];

/** Strapi's own cache of answers, knowing our tags. */
export const whatsappApi = adminApi.enhanceEndpoints({ addTagTypes: TAGS });

/** The tag of a whole list. */
export const listOf = <T extends Tag>(type: T) => ({ type, id: 'LIST' }) as const;

/** The tag of one thing. */
export const oneOf = <T extends Tag>(type: T, id: string) => ({ type, id }) as const;
