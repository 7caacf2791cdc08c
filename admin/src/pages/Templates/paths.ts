import { PLUGIN_ID } from '../../../../shared/plugin';

/** The list of templates. */
export const TEMPLATES_PATH = `/plugins/${PLUGIN_ID}/templates`;

/** Examples to start a template from. */
export const GALLERY_PATH = `${TEMPLATES_PATH}/gallery`;

/** The editor of one template. */
export const templatePath = (documentId: string): string => `${TEMPLATES_PATH}/${documentId}`;

/**
 * The editor of a new template, filled from another one or from an example; `as: 'language'` keeps the
 * name of the other one and asks for a language that it does not have yet, `language` is that one.
 */
export const newTemplatePath = (
  source?:
    { from: string; as?: 'language' } | { from: string; language: string } | { example: string },
): string =>
  source ? `${TEMPLATES_PATH}/new?${new URLSearchParams(source)}` : `${TEMPLATES_PATH}/new`;
