import account from './account/schema.json';
import template from './template/schema.json';
import variable from './variable/schema.json';
import button from './button/schema.json';
import contact from './contact/schema.json';
import contactLink from './contact-link/schema.json';
import identityChange from './identity-change/schema.json';
import conversation from './conversation/schema.json';
import conversationEntry from './conversation-entry/schema.json';
import presence from './presence/schema.json';
import label from './label/schema.json';
import quickReply from './quick-reply/schema.json';
import message from './message/schema.json';
import delivery from './delivery/schema.json';
import webhookField from './webhook-field/schema.json';
import webhookRefusal from './webhook-refusal/schema.json';
import forward from './forward/schema.json';
import collectionSetting from './collection-setting/schema.json';
import link from './link/schema.json';
import click from './click/schema.json';
import consentEvent from './consent-event/schema.json';
import history from './history/schema.json';
import alert from './alert/schema.json';
import mediaDownload from './media-download/schema.json';
import mediaUpload from './media-upload/schema.json';
import budget from './budget/schema.json';
import retention from './retention/schema.json';
import deliveryPerson from './delivery-person/schema.json';
import suppression from './suppression/schema.json';
import erasure from './erasure/schema.json';
import audience from './audience/schema.json';
import campaign from './campaign/schema.json';
import campaignRecipient from './campaign-recipient/schema.json';
import automation from './automation/schema.json';
import automationTrigger from './automation-trigger/schema.json';
import automationRun from './automation-run/schema.json';

/** The content types of the plugin, as Strapi loads them. */
export const contentTypes = {
  account: { schema: account },
  template: { schema: template },
  variable: { schema: variable },
  button: { schema: button },
  contact: { schema: contact },
  'contact-link': { schema: contactLink },
  'identity-change': { schema: identityChange },
  conversation: { schema: conversation },
  'conversation-entry': { schema: conversationEntry },
  presence: { schema: presence },
  label: { schema: label },
  'quick-reply': { schema: quickReply },
  message: { schema: message },
  delivery: { schema: delivery },
  'webhook-field': { schema: webhookField },
  'webhook-refusal': { schema: webhookRefusal },
  forward: { schema: forward },
  'collection-setting': { schema: collectionSetting },
  link: { schema: link },
  click: { schema: click },
  'consent-event': { schema: consentEvent },
  history: { schema: history },
  alert: { schema: alert },
  'media-download': { schema: mediaDownload },
  'media-upload': { schema: mediaUpload },
  budget: { schema: budget },
  retention: { schema: retention },
  'delivery-person': { schema: deliveryPerson },
  suppression: { schema: suppression },
  erasure: { schema: erasure },
  audience: { schema: audience },
  campaign: { schema: campaign },
  'campaign-recipient': { schema: campaignRecipient },
  automation: { schema: automation },
  'automation-trigger': { schema: automationTrigger },
  'automation-run': { schema: automationRun },
};
