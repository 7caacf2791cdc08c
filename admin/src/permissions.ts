import type { Permission } from '@strapi/strapi/admin';
import { actionId, type PermissionName } from '../../shared/permissions';

/** What Strapi compares: without `subject: null` a page is closed even to a super admin. */
const allow = (...names: PermissionName[]): Permission[] =>
  names.map((name) => ({ action: actionId(name), subject: null }));

/** Each list is a constant, because `useRBAC` asks again whenever it sees a new array. */
export const PERMISSIONS = {
  /** Any of the pages under the menu entry. */
  menu: allow(
    'inbox.read',
    'messages.read',
    'contacts.read',
    'templates.read',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
    'automations.read',
    'automations.manage',
  ),

  /** For `useRBAC`, which answers with `canRead`, `canReply` and `canAssign`. */
  inbox: allow('inbox.read', 'inbox.reply', 'inbox.assign'),
  inboxRead: allow('inbox.read'),
  /** Who may write what is at hand in every conversation. */
  inboxSettings: allow('inbox.assign', 'settings.update'),

  /** For `useRBAC`, which answers with `canRead`, `canSend` and `canRetry`. */
  messages: allow('messages.read', 'messages.send', 'messages.retry'),
  messagesRead: allow('messages.read'),
  messagesSend: allow('messages.send'),

  /** For `useRBAC`, which answers with `canRead`, `canManage`, `canOptIn`, `canOptOut` and `canErase`. */
  contacts: allow(
    'contacts.read',
    'contacts.manage',
    'contacts.opt-in',
    'contacts.opt-out',
    'contacts.erase',
  ),
  contactsRead: allow('contacts.read'),

  /** For `useRBAC`, which answers with `canRead` and `canManage`. */
  templates: allow('templates.read', 'templates.manage'),
  templatesRead: allow('templates.read'),
  templatesManage: allow('templates.manage'),

  /** Whoever sends to many sees campaigns of their own; for `useRBAC`, which answers with `canRead`, `canManage` and `canSendBulk`. */
  campaigns: allow('campaigns.read', 'campaigns.manage', 'messages.send-bulk'),
  /** For `useRBAC`, which answers with `canManage` and `canSendBulk`. */
  campaignsWrite: allow('campaigns.manage', 'messages.send-bulk'),
  messagesSendBulk: allow('messages.send-bulk'),
  messagesExport: allow('messages.export'),
  /** For `useRBAC`, which answers with `canRetry` and `canExport`. */
  messagesWork: allow('messages.retry', 'messages.export'),

  /** For `useRBAC`, which answers with `canRead` and `canManage`. */
  automations: allow('automations.read', 'automations.manage'),

  /** For `useRBAC`, which answers with `canSend` and, of automations, `canRead`. */
  recordPanel: allow('messages.send', 'automations.read'),

  /** For `useRBAC`, which answers with `canRead` and `canManage`. */
  accounts: allow('accounts.read', 'accounts.manage'),
  accountsRead: allow('accounts.read'),
  accountsManage: allow('accounts.manage'),

  /** Whether an account has what it needs. */
  health: allow('settings.read', 'accounts.read'),

  /** For `useRBAC`, which answers with `canRead` and `canUpdate`. */
  settings: allow('settings.read', 'settings.update'),
  settingsRead: allow('settings.read'),
  settingsUpdate: allow('settings.update'),

  webhookLogRead: allow('webhook-log.read'),

  /** Of what the home page tells, at least one. */
  attention: allow(
    'messages.read',
    'inbox.read',
    'templates.read',
    'accounts.read',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
    'automations.read',
    'automations.manage',
  ),
  analyticsRead: allow('analytics.read'),
};
