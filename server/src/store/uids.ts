import { PLUGIN_ID } from '../../../shared/plugin';

const uid = <T extends string>(name: T) => `plugin::${PLUGIN_ID}.${name}` as const;

/** The content types of the plugin by their UID. */
export const UIDS = {
  account: uid('account'),
  template: uid('template'),
  variable: uid('variable'),
  button: uid('button'),
  contact: uid('contact'),
  contactLink: uid('contact-link'),
  identityChange: uid('identity-change'),
  conversation: uid('conversation'),
  conversationEntry: uid('conversation-entry'),
  presence: uid('presence'),
  label: uid('label'),
  quickReply: uid('quick-reply'),
  message: uid('message'),
  delivery: uid('delivery'),
  webhookField: uid('webhook-field'),
  forward: uid('forward'),
  collectionSetting: uid('collection-setting'),
  link: uid('link'),
  click: uid('click'),
  consentEvent: uid('consent-event'),
  history: uid('history'),
  alert: uid('alert'),
  mediaDownload: uid('media-download'),
  mediaUpload: uid('media-upload'),
  budget: uid('budget'),
  retention: uid('retention'),
  deliveryPerson: uid('delivery-person'),
  suppression: uid('suppression'),
  erasure: uid('erasure'),
  audience: uid('audience'),
  campaign: uid('campaign'),
  campaignRecipient: uid('campaign-recipient'),
};
