import type { Line } from './line';

const ONE = '/campaigns/:documentId';

/** The endpoints of campaigns; see `shared/contracts/campaigns`. Whose a campaign is, the service looks at. */
export const CAMPAIGN_LINES: Line[] = [
  [
    'GET',
    '/campaigns',
    'campaigns.find',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
  ],
  ['POST', '/campaigns', 'campaigns.create', 'messages.send-bulk', 'campaigns.manage'],
  [
    'POST',
    '/campaigns/audience',
    'campaigns.countAudience',
    'messages.send-bulk',
    'campaigns.manage',
  ],
  ['GET', ONE, 'campaigns.findOne', 'campaigns.read', 'campaigns.manage', 'messages.send-bulk'],
  ['PUT', ONE, 'campaigns.update', 'messages.send-bulk', 'campaigns.manage'],
  ['DELETE', ONE, 'campaigns.delete', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/csv`, 'campaigns.uploadCsv', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/preview`, 'campaigns.preview', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/check`, 'campaigns.check', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/stop-check`, 'campaigns.stopCheck', 'messages.send-bulk', 'campaigns.manage'],
  [
    'GET',
    `${ONE}/recipients`,
    'campaigns.recipients',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
  ],
  ['POST', `${ONE}/exclude`, 'campaigns.exclude', 'messages.send-bulk', 'campaigns.manage'],
  ['GET', `${ONE}/plan`, 'campaigns.plan', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/start`, 'campaigns.start', 'messages.send-bulk'],
  ['POST', `${ONE}/reschedule`, 'campaigns.reschedule', 'messages.send-bulk'],
  ['POST', `${ONE}/pause`, 'campaigns.pause', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/resume`, 'campaigns.resume', 'messages.send-bulk'],
  ['POST', `${ONE}/cancel`, 'campaigns.cancel', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', `${ONE}/duplicate`, 'campaigns.duplicate', 'messages.send-bulk', 'campaigns.manage'],
];
