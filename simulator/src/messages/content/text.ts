import type { ContentReader } from './content';
import { requiredText } from './text-limits';

const MAX_TEXT = 4096;

/** A text message. */
export const readText: ContentReader = (part) => {
  const body = requiredText(part, 'body', "text['body']", MAX_TEXT);
  return { content: part, view: { body, buttons: [] } };
};
