import type { Platform } from '../platform';
import type { MessageLimits } from '../messages/limits';
import type { Scope } from './authorize';
import { blockUsers, listBlocked, unblockUsers } from './block-users';
import {
  deleteSubscriptions,
  getAccount,
  getSubscriptions,
  listSubscribedApps,
  setSubscription,
  subscribeApp,
  unsubscribeApp,
} from './business-accounts';
import { getApp, listBusinesses, listClientAccounts, listOwnedAccounts } from './businesses';
import type { GraphCall } from './call';
import { deleteMedia, getMedia, uploadMedia } from './media';
import { postMarketingMessages, postMessages } from './messages';
import {
  deregisterNumber,
  getNumber,
  listNumbers,
  registerNumber,
  updateNumber,
} from './phone-numbers';
import { getProfile, updateProfile } from './profile';
import {
  archiveTemplate,
  deleteTemplate,
  deleteTemplates,
  editTemplate,
  getTemplate,
  unarchiveTemplate,
  unpauseTemplate,
} from './template';
import { listTemplates, submitTemplate } from './templates';
import { openUpload } from './uploads';

/** One call of the Graph API: who may make it, and what it does. */
export interface GraphRoute {
  /** The scope it needs; undefined where the handler asks for something else. */
  scope?: Scope;
  handle: (platform: Platform, call: GraphCall) => unknown;
}

const MESSAGING: Scope = 'whatsapp_business_messaging';
const MANAGEMENT: Scope = 'whatsapp_business_management';
const BUSINESS: Scope = 'business_management';

/** All calls by method, kind of node and edge. */
export const createRoutes = (limits: MessageLimits): Readonly<Record<string, GraphRoute>> => ({
  'GET number': { scope: MANAGEMENT, handle: getNumber },
  'POST number': { scope: MANAGEMENT, handle: updateNumber },
  'POST number/messages': { scope: MESSAGING, handle: postMessages(limits) },
  'POST number/marketing_messages': { scope: MESSAGING, handle: postMarketingMessages(limits) },
  'POST number/media': { scope: MESSAGING, handle: uploadMedia },
  'POST number/register': { scope: MANAGEMENT, handle: registerNumber },
  'POST number/deregister': { scope: MANAGEMENT, handle: deregisterNumber },
  'GET number/whatsapp_business_profile': { scope: MESSAGING, handle: getProfile },
  'POST number/whatsapp_business_profile': { scope: MESSAGING, handle: updateProfile },
  'GET number/block_users': { scope: MESSAGING, handle: listBlocked },
  'POST number/block_users': { scope: MESSAGING, handle: blockUsers },
  'DELETE number/block_users': { scope: MESSAGING, handle: unblockUsers },
  'GET account': { scope: MANAGEMENT, handle: getAccount },
  'GET account/phone_numbers': { scope: MANAGEMENT, handle: listNumbers },
  'GET account/subscribed_apps': { scope: MANAGEMENT, handle: listSubscribedApps },
  'POST account/subscribed_apps': { scope: MANAGEMENT, handle: subscribeApp },
  'DELETE account/subscribed_apps': { scope: MANAGEMENT, handle: unsubscribeApp },
  'GET account/message_templates': { scope: MANAGEMENT, handle: listTemplates },
  'POST account/message_templates': { scope: MANAGEMENT, handle: submitTemplate },
  'DELETE account/message_templates': { scope: MANAGEMENT, handle: deleteTemplates },
  'GET template': { scope: MANAGEMENT, handle: getTemplate },
  'POST template': { scope: MANAGEMENT, handle: editTemplate },
  'DELETE template': { scope: MANAGEMENT, handle: deleteTemplate },
  'POST template/archive': { scope: MANAGEMENT, handle: archiveTemplate },
  'POST template/unarchive': { scope: MANAGEMENT, handle: unarchiveTemplate },
  'POST template/unpause': { scope: MANAGEMENT, handle: unpauseTemplate },
  'GET media': { scope: MESSAGING, handle: getMedia },
  'DELETE media': { scope: MESSAGING, handle: deleteMedia },
  'GET me/businesses': { scope: BUSINESS, handle: listBusinesses },
  'GET business/owned_whatsapp_business_accounts': { scope: BUSINESS, handle: listOwnedAccounts },
  'GET business/client_whatsapp_business_accounts': { scope: BUSINESS, handle: listClientAccounts },
  'GET app': { handle: getApp },
  'GET app/subscriptions': { handle: getSubscriptions },
  'POST app/subscriptions': { handle: setSubscription },
  'DELETE app/subscriptions': { handle: deleteSubscriptions },
  'POST app/uploads': { handle: openUpload },
});
