import accounts from './accounts';
import collections from './collections';
import messages from './messages';
import templates from './templates';

export const controllers = { accounts, collections, messages, templates };
