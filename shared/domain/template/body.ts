import { error, warning, type Issue } from '../issue';
import { LIMITS, lengthOf } from './template';
import { segmentsOf, written } from './variables';

/**
 * The fewest words a body needs for its number of variables: reviewers refuse a body that is mostly
 * placeholders (subcode 2388293).
 */
export const wordsNeeded = (variables: number): number => 2 * variables + 1;

/** Two signs of a script that puts no spaces between words: about one word. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]{1,2}/gu;

const wordsIn = (text: string): number =>
  text
    .replace(UNSPACED, ' $& ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Meta's rules for the body. https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-review
 */
export function checkBody(text: string): Issue[] {
  const issues: Issue[] = [];
  if (text.trim() === '') return [error('body.empty', 'body')];
  const length = lengthOf(text);
  if (length > LIMITS.body)
    issues.push(error('body.tooLong', 'body', { length, limit: LIMITS.body }));

  const segments = segmentsOf(text.trim());
  if (segments[0]?.type === 'placeholder')
    issues.push(
      error('body.variableAtStart', 'body', { placeholder: written(segments[0].placeholder) }),
    );
  const last = segments.at(-1);
  if (last?.type === 'placeholder')
    issues.push(error('body.variableAtEnd', 'body', { placeholder: written(last.placeholder) }));

  const neighbours = segments.some((segment, index) => {
    if (segment.type !== 'placeholder') return false;
    const next = segments[index + 1];
    if (next?.type === 'placeholder') return true;
    return next?.text.trim() === '' && segments[index + 2]?.type === 'placeholder';
  });
  if (neighbours) issues.push(error('body.neighbours', 'body'));

  const variables = segments.filter((segment) => segment.type === 'placeholder').length;
  const words = segments
    .map((segment) => (segment.type === 'text' ? wordsIn(segment.text) : 0))
    .reduce((sum, count) => sum + count, 0);
  const needed = wordsNeeded(variables);
  // Whether the variables themselves count as words is not told: refused is what fails either way.
  if (variables > 0 && words + variables < needed)
    issues.push(error('body.tooManyVariables', 'body', { variables, words, needed }));
  else if (variables > 0 && words < needed)
    issues.push(warning('body.manyVariables', 'body', { variables, words, needed }));
  if (/ {5,}|\t/.test(text)) issues.push(error('body.spaces', 'body'));
  if (/\n{3,}/.test(text)) issues.push(error('body.emptyLines', 'body'));
  return issues;
}
