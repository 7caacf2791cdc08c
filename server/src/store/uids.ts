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
  conversation: uid('conversation'),
  message: uid('message'),
  delivery: uid('delivery'),
  forward: uid('forward'),
  collectionSetting: uid('collection-setting'),
  link: uid('link'),
  click: uid('click'),
  consentEvent: uid('consent-event'),
  history: uid('history'),
  alert: uid('alert'),
  mediaUpload: uid('media-upload'),
  budget: uid('budget'),
};
