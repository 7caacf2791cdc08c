import { error, type Issue } from '../../issue';
import { LIMITS, lengthOf } from '../template';
import { placeholdersIn, withoutPlaceholders } from '../variables';

/** A line of bold text above the body; one variable at most. */
export interface TextHeader {
  type: 'text';
  text: string;
}

const EMOJI = /\p{Extended_Pictographic}/u;
const MARKUP = /[*_~`]/;

/** Meta's rules for a text header. */
export function checkTextHeader({ text }: TextHeader): Issue[] {
  const issues: Issue[] = [];
  const length = lengthOf(text);
  if (text.trim() === '') issues.push(error('header.empty', 'header.text'));
  if (length > LIMITS.headerText)
    issues.push(error('header.tooLong', 'header.text', { length, limit: LIMITS.headerText }));
  if (placeholdersIn(text).length > LIMITS.headerVariables)
    issues.push(error('header.tooManyVariables', 'header.text'));
  if (/[\r\n]/.test(text)) issues.push(error('header.lineBreak', 'header.text'));
  if (EMOJI.test(text) || MARKUP.test(withoutPlaceholders(text)))
    issues.push(error('header.formatting', 'header.text'));
  return issues;
}
