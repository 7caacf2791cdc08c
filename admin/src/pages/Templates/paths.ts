import { PLUGIN_ID } from '../../../../shared/plugin';

/** The list of templates. */
export const TEMPLATES_PATH = `/plugins/${PLUGIN_ID}/templates`;

/** The editor of one template. */
export const templatePath = (documentId: string): string => `${TEMPLATES_PATH}/${documentId}`;

/** The editor of a new template, filled from another one or from an example. */
export const newTemplatePath = (source?: { from: string } | { example: string }): string =>
  source ? `${TEMPLATES_PATH}/new?${new URLSearchParams(source)}` : `${TEMPLATES_PATH}/new`;
