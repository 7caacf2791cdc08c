import { AUTOMATION_LINES } from './automations';
import { CAMPAIGN_RESULT_LINES } from './campaign-results';
import { CAMPAIGN_LINES } from './campaigns';
import { HEALTH_LINES } from './health';
import { INBOX_LINES } from './inbox';
import type { Line, Method } from './line';
import { subjectOf } from './subject';

/** Every admin endpoint, below `/whatsapp`, with the permissions of which one is needed. */
const LINES: Line[] = [
  ['GET', '/setup', 'accounts.setup', 'accounts.read'],
  [
    'GET',
    '/accounts',
    'accounts.find',
    'accounts.read',
    'templates.read',
    'settings.read',
    'automations.read',
    'automations.manage',
  ],
  ['GET', '/accounts/:documentId', 'accounts.findOne', 'accounts.read'],
  ['POST', '/accounts', 'accounts.create', 'accounts.manage'],
  ['PUT', '/accounts/:documentId', 'accounts.update', 'accounts.manage'],
  ['DELETE', '/accounts/:documentId', 'accounts.delete', 'accounts.manage'],
  ['POST', '/connect/look', 'accounts.look', 'accounts.manage'],
  ['POST', '/connect', 'accounts.connect', 'accounts.manage'],
  ['POST', '/connect/simulator', 'accounts.connectSimulator', 'accounts.manage'],
  ['POST', '/accounts/:documentId/test', 'accounts.test', 'accounts.manage'],
  ['POST', '/accounts/:documentId/subscribe', 'accounts.subscribe', 'accounts.manage'],
  ['POST', '/accounts/:documentId/unsubscribe', 'accounts.unsubscribe', 'accounts.manage'],
  ['POST', '/accounts/:documentId/callback', 'accounts.setCallback', 'accounts.manage'],
  ['GET', '/accounts/:documentId/registration', 'accounts.registration', 'accounts.manage'],
  ['POST', '/accounts/:documentId/register', 'accounts.register', 'accounts.manage'],
  ['GET', '/accounts/:documentId/receiving', 'accounts.receiving', 'accounts.read'],
  ['POST', '/accounts/:documentId/receiving', 'accounts.checkReceiving', 'accounts.manage'],
  ['GET', '/accounts/:documentId/history', 'accounts.findHistory', 'accounts.read'],
  ['POST', '/accounts/:documentId/take-over', 'accounts.takeOver', 'accounts.manage'],
  ['POST', '/accounts/:documentId/verify-token', 'accounts.renewVerifyToken', 'accounts.manage'],
  ['POST', '/accounts/:documentId/sync-templates', 'accounts.syncTemplates', 'templates.manage'],

  ...HEALTH_LINES,

  ['GET', '/webhook-log', 'webhook-log.find', 'webhook-log.read'],
  ['GET', '/webhook-log/summary', 'webhook-log.summary', 'webhook-log.read'],
  ['GET', '/webhook-log/:documentId', 'webhook-log.findOne', 'webhook-log.read'],
  ['POST', '/webhook-log/:documentId/retry', 'webhook-log.retry', 'accounts.manage'],

  [
    'GET',
    '/collections',
    'collections.find',
    'settings.read',
    'templates.read',
    'messages.send',
    'messages.send-bulk',
    'campaigns.manage',
    'automations.read',
    'automations.manage',
  ],
  ['PUT', '/collections/:uid', 'collections.update', 'settings.update'],
  [
    'GET',
    '/collections/:uid/fields',
    'collections.fields',
    'settings.read',
    'templates.read',
    'automations.manage',
  ],
  ['GET', '/collections/:uid/phone-sample', 'collections.phoneSample', 'settings.read'],
  ['GET', '/collections/:uid/portal-sample', 'collections.portalSample', 'settings.read'],
  [
    'GET',
    '/collections/:uid/records',
    'collections.records',
    'templates.read',
    'automations.manage',
  ],

  ['GET', '/contacts', 'contacts.find', 'contacts.read'],
  ['GET', '/contacts/:documentId', 'contacts.findOne', 'contacts.read'],
  ['POST', '/contacts/:documentId/opt-in', 'contacts.optIn', 'contacts.opt-in'],
  ['POST', '/contacts/:documentId/opt-out', 'contacts.optOut', 'contacts.opt-out'],
  ['GET', '/contacts/:documentId/export', 'contacts.export', 'contacts.read'],
  ['POST', '/contacts/:documentId/erase', 'contacts.erase', 'contacts.erase'],
  ['POST', '/contacts/:documentId/conflict', 'contacts.resolveConflict', 'contacts.manage'],
  ['POST', '/contacts/:documentId/block', 'contacts.block', 'contacts.manage'],
  ['POST', '/contacts/:documentId/unblock', 'contacts.unblock', 'contacts.manage'],

  ['GET', '/preferences', 'preferences.find', 'settings.read'],
  ['POST', '/preferences/queue-test', 'preferences.testQueue', 'settings.read'],
  ['PUT', '/preferences', 'preferences.update', 'settings.update'],

  ['GET', '/templates', 'templates.find', 'templates.read'],
  [
    'GET',
    '/templates/usable',
    'templates.findUsable',
    'messages.send',
    'inbox.reply',
    'messages.send-bulk',
    'campaigns.manage',
    'automations.manage',
  ],
  ['GET', '/templates/export', 'templates.export', 'templates.manage'],
  ['POST', '/templates/import', 'templates.import', 'templates.manage'],
  ['GET', '/templates/:documentId', 'templates.findOne', 'templates.read'],
  ['GET', '/templates/:documentId/history', 'templates.findHistory', 'templates.read'],
  ['POST', '/templates', 'templates.create', 'templates.manage'],
  ['POST', '/templates/check', 'templates.check', 'templates.manage'],
  ['PUT', '/templates/:documentId', 'templates.update', 'templates.manage'],
  ['DELETE', '/templates/:documentId', 'templates.delete', 'templates.manage'],
  ['POST', '/templates/:documentId/submit', 'templates.submit', 'templates.manage'],
  ['POST', '/templates/:documentId/sync', 'templates.sync', 'templates.manage'],
  ['POST', '/templates/:documentId/adopt', 'templates.adopt', 'templates.manage'],
  ['POST', '/templates/:documentId/drift', 'templates.resolveDrift', 'templates.manage'],
  ['POST', '/templates/:documentId/unpause', 'templates.unpause', 'templates.manage'],

  [
    'GET',
    '/alerts',
    'alerts.find',
    'templates.read',
    'accounts.read',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
    'automations.read',
    'automations.manage',
  ],
  [
    'POST',
    '/alerts/:documentId/dismiss',
    'alerts.dismiss',
    'templates.manage',
    'accounts.manage',
    'campaigns.manage',
    'messages.send-bulk',
    'automations.manage',
  ],

  [
    'GET',
    '/home/attention',
    'home.attention',
    'messages.read',
    'inbox.read',
    'templates.read',
    'accounts.read',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
    'automations.read',
    'automations.manage',
  ],
  ['GET', '/history', 'history.find', 'settings.read'],
  ['GET', '/history/people', 'history.people', 'settings.read'],

  ['GET', '/home/week', 'home.week', 'analytics.read'],

  [
    'GET',
    '/people',
    'people.find',
    'templates.manage',
    'accounts.manage',
    'automations.read',
    'automations.manage',
  ],

  ['GET', '/me', 'me.find', 'messages.send', 'templates.read'],
  ['PUT', '/me', 'me.update', 'messages.send', 'templates.read'],

  ['GET', '/messages', 'messages.find', 'messages.read'],
  ['GET', '/messages/export', 'messages.export', 'messages.export'],
  ['GET', '/messages/:documentId', 'messages.findOne', 'messages.read'],
  ['GET', '/records/:uid/:documentId/messages', 'messages.findOfRecord', 'messages.send'],
  ['POST', '/messages', 'messages.send', 'messages.send'],
  ['POST', '/messages/free', 'messages.sendFree', 'messages.send'],
  ['POST', '/messages/preview', 'messages.preview', 'messages.send'],
  ['POST', '/messages/retry-many', 'messages.retryMany', 'messages.retry'],
  ['POST', '/messages/resend-many', 'messages.resendMany', 'messages.retry'],
  ['POST', '/messages/:documentId/cancel', 'messages.cancel', 'messages.send'],
  ['POST', '/messages/:documentId/retry', 'messages.retry', 'messages.retry'],
  ['POST', '/messages/:documentId/download', 'messages.download', 'messages.retry'],
  ['POST', '/messages/:documentId/resend', 'messages.resend', 'messages.retry'],

  ['GET', '/conversations', 'conversations.find', 'inbox.read'],
  ['GET', '/conversations/:documentId', 'conversations.findOne', 'inbox.read'],
  ['POST', '/conversations/:documentId/take', 'conversations.take', 'inbox.reply'],
  ['POST', '/conversations/:documentId/assign', 'conversations.assign', 'inbox.assign'],
  [
    'POST',
    '/conversations/:documentId/members',
    'conversations.addMember',
    'inbox.assign',
    'inbox.reply',
  ],
  [
    'DELETE',
    '/conversations/:documentId/members/:user',
    'conversations.removeMember',
    'inbox.assign',
    'inbox.reply',
  ],
  ['POST', '/conversations/:documentId/close', 'conversations.close', 'inbox.reply'],
  ['POST', '/conversations/:documentId/reopen', 'conversations.reopen', 'inbox.reply'],
  ['POST', '/conversations/:documentId/read', 'conversations.markRead', 'inbox.reply'],
  ...AUTOMATION_LINES,
  ...CAMPAIGN_LINES,
  ...CAMPAIGN_RESULT_LINES,
  ...INBOX_LINES,
];

/**
 * Endpoints for API tokens, below the prefix of the REST API and `/whatsapp`. No other way in is taken:
 * whatever the roles of Users & Permissions are granted, neither the public nor a user of the site gets in.
 */
const API_LINES: [method: Method, path: string, handler: string][] = [
  ['POST', '/messages', 'message.send'],
  ['GET', '/messages/:documentId', 'message.findOne'],
  ['POST', '/opt-ins', 'contact.optIn'],
  ['POST', '/opt-outs', 'contact.optOut'],
];

export const routes = {
  admin: {
    type: 'admin',
    routes: LINES.map(([method, path, handler, ...names]) => ({
      method,
      path,
      handler,
      config: {
        policies: [
          'admin::isAuthenticatedAdmin',
          { name: 'plugin::whatsapp.has-any-permission', config: { names } },
          { name: 'plugin::whatsapp.sees-accounts', config: { subject: subjectOf(path) } },
        ],
      },
    })),
  },

  'content-api': {
    type: 'content-api',
    routes: [
      // Open to everybody; `GET` serves `HEAD` as well.
      { method: 'GET', path: '/l/:code', handler: 'links.open', config: { auth: false } },
      ...API_LINES.map(([method, path, handler]) => ({
        method,
        path,
        handler,
        config: { auth: { strategies: ['content-api-token'] } },
      })),
    ],
  },
};
