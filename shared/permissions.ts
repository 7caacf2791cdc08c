import { PLUGIN_ID } from './plugin';

/** One admin permission: registered by the server, asked for by routes and pages. */
export interface PermissionDefinition {
  uid: string;
  displayName: string;
  /** `settings` permissions are listed under Settings, the others under Plugins. */
  section: 'plugins' | 'settings';
  subCategory: string;
}

const plugin = (uid: string, subCategory: string, displayName: string): PermissionDefinition => ({
  uid,
  displayName,
  section: 'plugins',
  subCategory,
});

/** Every admin permission of the plugin, by its short name. */
export const PERMISSIONS = {
  'settings.read': {
    uid: 'settings.read',
    displayName: 'Read the settings',
    section: 'settings',
    subCategory: 'settings',
  },
  'settings.update': {
    uid: 'settings.update',
    displayName: 'Change the settings',
    section: 'settings',
    subCategory: 'settings',
  },
  'accounts.read': plugin('accounts.read', 'accounts', 'See accounts'),
  'accounts.manage': plugin('accounts.manage', 'accounts', 'Connect, change and remove accounts'),
  'templates.read': plugin('templates.read', 'templates', 'See templates'),
  'templates.manage': plugin(
    'templates.manage',
    'templates',
    'Write, submit, sync and delete templates',
  ),
  'messages.read': plugin('messages.read', 'messages', 'See the message log'),
  'messages.send': plugin('messages.send', 'messages', 'Send messages from records'),
  'messages.send-bulk': plugin('messages.send-bulk', 'messages', 'Send to many records at once'),
  'messages.retry': plugin('messages.retry', 'messages', 'Retry messages and send them again'),
  'messages.export': plugin('messages.export', 'messages', 'Save messages and recipients as files'),
  'inbox.read': plugin('inbox.read', 'inbox', 'See conversations'),
  'inbox.reply': plugin('inbox.reply', 'inbox', 'Answer, take, close and reopen conversations'),
  'inbox.assign': plugin('inbox.assign', 'inbox', 'Give conversations to others'),
  'contacts.read': plugin('contacts.read', 'contacts', 'See contacts and what they agreed to'),
  'contacts.manage': plugin(
    'contacts.manage',
    'contacts',
    'Settle who is who among contacts, and block people',
  ),
  'contacts.opt-in': plugin('contacts.opt-in', 'contacts', 'Record that somebody agreed'),
  'contacts.opt-out': plugin(
    'contacts.opt-out',
    'contacts',
    'Record that somebody wants no messages',
  ),
  'contacts.erase': plugin('contacts.erase', 'contacts', 'Erase what is kept of a person'),
  'campaigns.read': plugin('campaigns.read', 'campaigns', 'See campaigns and their results'),
  'campaigns.manage': plugin('campaigns.manage', 'campaigns', 'Change and end campaigns of others'),
  'automations.read': plugin(
    'automations.read',
    'automations',
    'See automations and what they did',
  ),
  'automations.manage': plugin(
    'automations.manage',
    'automations',
    'Write automations and turn them on and off',
  ),
  'analytics.read': plugin('analytics.read', 'analytics', 'See how many messages went out'),
  'webhook-log.read': plugin(
    'webhook-log.read',
    'webhook-log',
    'See webhooks that had no effect, with all that people wrote in them',
  ),
} as const satisfies Record<string, PermissionDefinition>;

/** Short name of a permission, e.g. `messages.send`. */
export type PermissionName = keyof typeof PERMISSIONS;

/** The action id under which Strapi knows a permission, e.g. `plugin::whatsapp.messages.send`. */
export const actionId = (name: PermissionName): string => `plugin::${PLUGIN_ID}.${name}`;
