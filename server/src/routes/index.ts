import type { PermissionName } from '../../../shared/permissions';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Line = [method: Method, path: string, handler: string, ...anyOf: PermissionName[]];

/** Every admin endpoint, below `/whatsapp`, with the permissions of which one is needed. */
const LINES: Line[] = [
  ['GET', '/setup', 'accounts.setup', 'accounts.read'],
  ['GET', '/accounts', 'accounts.find', 'accounts.read', 'templates.read'],
  ['GET', '/accounts/:documentId', 'accounts.findOne', 'accounts.read'],
  ['POST', '/accounts', 'accounts.create', 'accounts.manage'],
  ['PUT', '/accounts/:documentId', 'accounts.update', 'accounts.manage'],
  ['DELETE', '/accounts/:documentId', 'accounts.delete', 'accounts.manage'],
  ['POST', '/accounts/:documentId/test', 'accounts.test', 'accounts.manage'],
  ['POST', '/accounts/:documentId/subscribe', 'accounts.subscribe', 'accounts.manage'],
  ['POST', '/accounts/:documentId/verify-token', 'accounts.renewVerifyToken', 'accounts.manage'],
  ['POST', '/accounts/:documentId/sync-templates', 'accounts.syncTemplates', 'templates.manage'],

  ['GET', '/collections', 'collections.find', 'settings.read', 'templates.read', 'messages.send'],
  ['PUT', '/collections/:uid', 'collections.update', 'settings.update'],
  ['GET', '/collections/:uid/fields', 'collections.fields', 'settings.read', 'templates.read'],
  ['GET', '/collections/:uid/phone-sample', 'collections.phoneSample', 'settings.read'],

  ['GET', '/templates', 'templates.find', 'templates.read'],
  ['GET', '/templates/usable', 'templates.findUsable', 'messages.send'],
  ['GET', '/templates/:documentId', 'templates.findOne', 'templates.read'],
  ['POST', '/templates', 'templates.create', 'templates.manage'],
  ['POST', '/templates/check', 'templates.check', 'templates.manage'],
  ['PUT', '/templates/:documentId', 'templates.update', 'templates.manage'],
  ['DELETE', '/templates/:documentId', 'templates.delete', 'templates.manage'],
  ['POST', '/templates/:documentId/submit', 'templates.submit', 'templates.manage'],
  ['POST', '/templates/:documentId/sync', 'templates.sync', 'templates.manage'],

  ['GET', '/messages', 'messages.find', 'messages.read'],
  ['GET', '/messages/:documentId', 'messages.findOne', 'messages.read'],
  ['GET', '/records/:uid/:documentId/messages', 'messages.findOfRecord', 'messages.send'],
  ['POST', '/messages', 'messages.send', 'messages.send'],
  ['POST', '/messages/preview', 'messages.preview', 'messages.send'],
  ['POST', '/messages/:documentId/cancel', 'messages.cancel', 'messages.send'],
  ['POST', '/messages/:documentId/retry', 'messages.retry', 'messages.retry'],
  ['POST', '/messages/:documentId/resend', 'messages.resend', 'messages.retry'],
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
        ],
      },
    })),
  },
};
