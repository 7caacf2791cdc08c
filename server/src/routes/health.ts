import type { PermissionName } from '../../../shared/permissions';
import type { Line } from './line';

/** Whoever sees a page of the plugin, or sends, is told that nothing of it reaches a real phone. */
const ANYBODY: PermissionName[] = [
  'inbox.read',
  'inbox.assign',
  'messages.read',
  'messages.send',
  'messages.send-bulk',
  'contacts.read',
  'templates.read',
  'campaigns.read',
  'campaigns.manage',
  'automations.read',
  'automations.manage',
  'accounts.read',
  'settings.read',
  'settings.update',
  'webhook-log.read',
];

/** What an account needs, and whether it has it. */
export const HEALTH_LINES: Line[] = [
  ['GET', '/accounts/:documentId/health', 'health.findOne', 'settings.read', 'accounts.read'],
  ['POST', '/accounts/:documentId/health', 'health.check', 'settings.update', 'accounts.manage'],
  ['POST', '/accounts/:documentId/confirm', 'health.confirm', 'settings.update', 'accounts.manage'],
  [
    'GET',
    '/accounts/:documentId/diagnostics',
    'health.diagnostics',
    'settings.read',
    'accounts.read',
  ],
  ['GET', '/sandboxes', 'health.sandboxes', ...ANYBODY],
];
