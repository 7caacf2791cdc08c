import contact from './content-api/contact';
import message from './content-api/message';
import accounts from './accounts';
import alerts from './alerts';
import audiences from './audiences';
import automations from './automations';
import campaignResults from './campaign-results';
import campaigns from './campaigns';
import collections from './collections';
import contacts from './contacts';
import conversations from './conversations';
import health from './health';
import history from './history';
import home from './home';
import inbox from './inbox';
import labels from './labels';
import links from './links';
import me from './me';
import messages from './messages';
import people from './people';
import preferences from './preferences';
import quickReplies from './quick-replies';
import templates from './templates';
import webhookLog from './webhook-log';
import { withHistory } from './with-history';

/** What each controller does; that people do it is written down. */
export const controllers = withHistory({
  accounts,
  alerts,
  audiences,
  automations,
  'campaign-results': campaignResults,
  campaigns,
  collections,
  contact,
  contacts,
  conversations,
  health,
  history,
  home,
  inbox,
  labels,
  links,
  me,
  message,
  messages,
  people,
  preferences,
  'quick-replies': quickReplies,
  templates,
  'webhook-log': webhookLog,
});
