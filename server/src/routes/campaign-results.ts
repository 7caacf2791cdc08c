import type { Line } from './line';

const ONE = '/campaigns/:documentId';

/** The endpoints of what became of campaigns, and of saved audiences; see `shared/contracts/campaigns`. */
export const CAMPAIGN_RESULT_LINES: Line[] = [
  [
    'GET',
    `${ONE}/results`,
    'campaign-results.find',
    'campaigns.read',
    'campaigns.manage',
    'messages.send-bulk',
  ],
  ['GET', `${ONE}/recipients.csv`, 'campaign-results.exportRecipients', 'messages.export'],
  ['POST', `${ONE}/retry`, 'campaign-results.retry', 'messages.retry'],
  [
    'POST',
    `${ONE}/follow-up`,
    'campaign-results.followUp',
    'messages.send-bulk',
    'campaigns.manage',
  ],

  ['GET', '/audiences', 'audiences.find', 'messages.send-bulk', 'campaigns.manage'],
  ['POST', '/audiences', 'audiences.create', 'messages.send-bulk', 'campaigns.manage'],
  [
    'DELETE',
    '/audiences/:documentId',
    'audiences.delete',
    'messages.send-bulk',
    'campaigns.manage',
  ],
];
