import type { Line } from './line';

const ONE = '/automations/:documentId';

/** The endpoints of automations; see `shared/contracts/automations`. */
export const AUTOMATION_LINES: Line[] = [
  ['GET', '/automations', 'automations.find', 'automations.read', 'automations.manage'],
  ['POST', '/automations', 'automations.create', 'automations.manage'],
  ['POST', '/automations/check', 'automations.check', 'automations.manage'],
  ['POST', '/automations/dry-run', 'automations.dryRun', 'automations.manage'],
  ['POST', '/automations/matches', 'automations.matches', 'automations.manage'],
  ['GET', '/automations/fields', 'automations.fields', 'automations.read', 'automations.manage'],
  ['GET', '/automations/export', 'automations.export', 'automations.manage'],
  ['POST', '/automations/import', 'automations.import', 'automations.manage'],
  ['GET', '/automations/presets', 'automations.presets', 'automations.manage'],
  ['POST', '/automations/presets', 'automations.applyPreset', 'automations.manage'],
  ['GET', '/automations/runs', 'automations.runs', 'automations.read', 'automations.manage'],
  ['GET', ONE, 'automations.findOne', 'automations.read', 'automations.manage'],
  ['PUT', ONE, 'automations.update', 'automations.manage'],
  ['DELETE', ONE, 'automations.delete', 'automations.manage'],
  ['POST', `${ONE}/turn-on`, 'automations.turnOn', 'automations.manage'],
  ['POST', `${ONE}/turn-off`, 'automations.turnOff', 'automations.manage'],
  ['POST', `${ONE}/duplicate`, 'automations.duplicate', 'automations.manage'],
  [
    'GET',
    '/records/:uid/:documentId/automations',
    'automations.runsOfRecord',
    'automations.read',
    'messages.send',
  ],
];
