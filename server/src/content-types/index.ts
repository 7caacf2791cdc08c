import account from './account/schema.json';
import template from './template/schema.json';
import variable from './variable/schema.json';
import button from './button/schema.json';
import contact from './contact/schema.json';
import contactLink from './contact-link/schema.json';
import message from './message/schema.json';
import delivery from './delivery/schema.json';
import collectionSetting from './collection-setting/schema.json';

/** The content types of the plugin, as Strapi loads them. */
export const contentTypes = {
  account: { schema: account },
  template: { schema: template },
  variable: { schema: variable },
  button: { schema: button },
  contact: { schema: contact },
  'contact-link': { schema: contactLink },
  message: { schema: message },
  delivery: { schema: delivery },
  'collection-setting': { schema: collectionSetting },
};
