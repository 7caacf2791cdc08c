import { error, type Issue } from '../../../../../shared/domain/issue';
import { checkTemplate } from '../../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { variableKey } from '../../../../../shared/domain/template/variables';
import { checkUrlPattern } from '../../../../../shared/domain/url-pattern';
import { checkFormat } from '../../../../../shared/domain/value-format';
import type { EditorValues } from './values';

const sameIssue = (one: Issue) => (other: Issue) =>
  one.code === other.code && one.path === other.path;

/** How values are written and where links lead: rules of ours, which Meta's review knows nothing of. */
const checkMapping = ({ variables }: TemplateContent): Issue[] =>
  variables.flatMap((variable) => {
    const at = `variables.${variableKey(variable)}`;
    const pattern = variable.type === 'tracked_link' ? (variable.fixedText ?? '') : '';
    return [
      ...(variable.type === 'field' ? checkFormat(variable.format, `${at}.format`) : []),
      ...(pattern.trim() === '' ? [] : checkUrlPattern(pattern.trim(), `${at}.fixedText`)),
    ];
  });

/** Everything about a content that can be found without the server. */
const checkContent = (content: TemplateContent): Issue[] => [
  ...checkTemplate(content),
  ...checkMapping(content),
];

/** What can be found without the server: the rules of Meta's review, and an account to go through. */
export const checkValues = ({ accountDocumentId, content }: EditorValues): Issue[] => [
  ...(accountDocumentId === '' ? [error('account.none', 'accountDocumentId')] : []),
  ...checkContent(content),
];

/** Whether an issue is about what is ours, and can be changed while Meta keeps the words. */
function isOfMapping({ path }: Issue, { buttons }: TemplateContent): boolean {
  const [, place] = /^buttons\.(\d+)\.url$/.exec(path) ?? [];
  const button = buttons[Number(place)];
  return (
    (path.startsWith('variables.') && !path.endsWith('.sampleValue')) ||
    path === 'header.source' ||
    path === 'header.fileName' ||
    (button?.type === 'url' && button.urlType === 'tracked')
  );
}

/** What is still to be said about a template whose words are locked. */
export const checkLocked = ({ content }: EditorValues): Issue[] =>
  checkContent(content).filter((issue) => isOfMapping(issue, content));

/** A path of the request as a path of the form: the server may speak of `content.body`. */
const inForm = (issue: Issue): Issue => ({ ...issue, path: issue.path.replace(/^content\./, '') });

/** Of the server's findings for a content, those that only the server can know. */
export function serverOnly(fromServer: Issue[], checked: TemplateContent): Issue[] {
  const local = checkContent(checked);
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
  'parameterFormat',
  'authentication',
  'header',
  'body',
  'footer',
  'buttons',
  'appliesTo',
  'phoneField',
  'variables',
  'allowedUsers',
  'allowedRoles',
  'ttlSeconds',
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
