import { useState } from 'react';
import { relevantIssues } from './relevant-issues';
import type { PreviewState } from './use-preview';

/** What speaks against sending a message, and whether it may be sent all the same. */
export function useChecks({ preview, error, isStale }: PreviewState) {
  const [accepted, setAccepted] = useState('');
  const issues = relevantIssues(preview?.issues ?? []);
  const hasErrors = issues.some(({ severity }) => severity === 'error');
  const warnings = issues
    .filter(({ severity }) => severity === 'warning')
    .map(({ code, path }) => `${code}@${path}`)
    .join();
  return {
    issues,
    canSend: preview !== null && !isStale && error === null && !hasErrors,
    /** There are warnings that nobody has accepted yet; others than before have to be accepted anew. */
    mustAccept: warnings !== '' && accepted !== warnings,
    isAccepted: warnings !== '' && accepted === warnings,
    accept: () => setAccepted(warnings),
  };
}
