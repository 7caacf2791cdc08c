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
  message: uid('message'),
  delivery: uid('delivery'),
  collectionSetting: uid('collection-setting'),
};
