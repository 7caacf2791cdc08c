import { PLUGIN_ID } from '../../../../shared/plugin';
import type { Step } from './Wizard/steps';

/** The list of campaigns. */
export const CAMPAIGNS_PATH = `/plugins/${PLUGIN_ID}/campaigns`;

/** What became of one campaign. */
export const campaignPath = (documentId: string): string => `${CAMPAIGNS_PATH}/${documentId}`;

/** The wizard that prepares a campaign; of one that is not there yet without a documentId. */
export const wizardPath = (documentId: string = 'new', step: Step = 'audience'): string =>
  `${CAMPAIGNS_PATH}/${documentId}/edit?step=${step}`;
