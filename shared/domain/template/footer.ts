import { error, type Issue } from '../issue';
import { LIMITS, lengthOf } from './template';

/** Meta's rules for the footer: short, without variables or line breaks. */
export function checkFooter(text: string | null): Issue[] {
  if (text === null) return [];
  const issues: Issue[] = [];
  const length = lengthOf(text);
  if (text.trim() === '') issues.push(error('footer.empty', 'footer'));
  if (length > LIMITS.footer)
    issues.push(error('footer.tooLong', 'footer', { length, limit: LIMITS.footer }));
  if (/\{\{|\}\}/.test(text)) issues.push(error('footer.variable', 'footer'));
  if (/[\r\n]/.test(text)) issues.push(error('footer.lineBreak', 'footer'));
  return issues;
}
