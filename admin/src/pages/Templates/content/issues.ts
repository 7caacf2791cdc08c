import { error, type Issue } from '../../../../../shared/domain/issue';
import { checkTemplate } from '../../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import type { EditorValues } from './values';

const sameIssue = (one: Issue) => (other: Issue) =>
  one.code === other.code && one.path === other.path;

/** What can be found without the server: the rules of Meta's review, and an account to go through. */
export const checkValues = ({ accountDocumentId, content }: EditorValues): Issue[] => [
  ...(accountDocumentId === '' ? [error('account.none', 'accountDocumentId')] : []),
  ...checkTemplate(content),
];

/** A path of the request as a path of the form: the server may speak of `content.body`. */
const inForm = (issue: Issue): Issue => ({ ...issue, path: issue.path.replace(/^content\./, '') });

/** Of the server's findings for a content, those that only the server can know. */
export function serverOnly(fromServer: Issue[], checked: TemplateContent): Issue[] {
  const local = checkTemplate(checked);
  return fromServer.map(inForm).filter((issue) => !local.some(sameIssue(issue)));
}

/** What is found here and on the server, errors first, in the order of the form. */
export function mergeIssues(local: Issue[], server: Issue[]): Issue[] {
  const all = [...local, ...server.filter((issue) => !local.some(sameIssue(issue)))];
  return all.sort((a, b) => rank(a) - rank(b) || fieldOrder(a.path) - fieldOrder(b.path));
}

const rank = (issue: Issue) => (issue.severity === 'error' ? 0 : 1);

const FIELD_ORDER = [
  'accountDocumentId',
  'label',
  'name',
  'language',
  'category',
  'appliesTo',
  'header',
  'body',
  'footer',
  'buttons',
  'variables',
];

const fieldOrder = (path: string): number => {
  const place = FIELD_ORDER.indexOf(path.split('.')[0]!);
  return place < 0 ? FIELD_ORDER.length : place;
};

/** The findings about one field. */
export const issuesAt = (issues: Issue[], path: string): Issue[] =>
  issues.filter((issue) => issue.path === path);

/** The id of the field that a path speaks of. */
export const fieldId = (path: string): string => `template-${path}`;

/** The ids to look for, from the field itself up to the section around it. */
export function fieldIds(path: string): string[] {
  const parts = path.split('.');
  return parts.map((_, index) => fieldId(parts.slice(0, parts.length - index).join('.')));
}
