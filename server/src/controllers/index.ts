import contact from './content-api/contact';
import message from './content-api/message';
import accounts from './accounts';
import alerts from './alerts';
import collections from './collections';
import contacts from './contacts';
import conversations from './conversations';
import links from './links';
import me from './me';
import messages from './messages';
import people from './people';
import preferences from './preferences';
import templates from './templates';
import webhookLog from './webhook-log';

export const controllers = {
  accounts,
  alerts,
  collections,
  contact,
  contacts,
  conversations,
  links,
  me,
  message,
  messages,
  people,
  preferences,
  templates,
  'webhook-log': webhookLog,
};
