import type { Preview } from '../../../../shared/contracts/messages';

type PreviewIssue = Preview['issues'][number];

/** What is worth saying: where the record itself cannot be read, its missing values are no news. */
export function relevantIssues(issues: PreviewIssue[]): PreviewIssue[] {
  const isUnreadable = issues.some(
    ({ path, severity }) => path === 'record' && severity === 'error',
  );
  return isUnreadable ? issues.filter(({ path }) => !path.startsWith('values.')) : issues;
}
