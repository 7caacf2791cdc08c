import { PLUGIN_ID } from '../../../../shared/plugin';
import { withQuery } from '../../api/with-query';

/** The list of automations. */
export const AUTOMATIONS_PATH = `/plugins/${PLUGIN_ID}/automations`;

/** The editor of one automation; of one that is not there yet without a documentId. */
export const automationPath = (documentId: string = 'new'): string =>
  `${AUTOMATIONS_PATH}/${documentId}`;

/** What automations did: all of them, or one. */
export const runsPath = (automation?: string): string =>
  withQuery(`${AUTOMATIONS_PATH}/runs`, { automation });

/** The template of a name, found in the list of all. */
export const templatesPath = (name: string): string =>
  withQuery(`/plugins/${PLUGIN_ID}/templates`, { _q: name });
