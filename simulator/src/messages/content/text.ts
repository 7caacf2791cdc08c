import { invalidParameter } from '../../graph/refusals';
import { refuseOthers, type ContentReader } from './content';
import { requiredText } from './text-limits';

const MAX_TEXT = 4096;

/** A text message. */
export const readText: ContentReader = (part) => {
  refuseOthers(part, ['body', 'preview_url'], 'text');
  const body = requiredText(part, 'body', "text['body']", MAX_TEXT);
  if (!['boolean', 'undefined'].includes(typeof part['preview_url'])) {
    throw invalidParameter("Param text['preview_url'] must be a boolean.");
  }
  return { content: part, view: { body, buttons: [] } };
};
