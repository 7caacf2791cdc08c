import { useForm } from '@strapi/strapi/admin';
import { createContext, useCallback, useContext } from 'react';
import type { Issue } from '../../../../../shared/domain/issue';
import { useSentences } from '../../../hooks/use-sentences';
import type { Draft } from './draft';

type ToldIssue = Issue & { message?: string };

/** What is wrong with the automation as it stands in the form, and whether it is said at the fields by now. */
export const IssuesContext = createContext<{ issues: ToldIssue[]; isShown: boolean }>({
  issues: [],
  isShown: false,
});

const isBelow = (path: string, above: string): boolean =>
  path === above || path.startsWith(`${above}.`);

/** The automation as it stands in the form, what is wrong with it, and how it is changed. */
export function useAutomationForm() {
  const draft = useForm('AutomationForm', (form) => form.values) as Draft;
  const isDisabled = useForm('AutomationForm', (form) => form.disabled);
  const onChange = useForm('AutomationForm', (form) => form.onChange);
  const { issues, isShown } = useContext(IssuesContext);
  const { sayIssue } = useSentences();
  const change = useCallback(
    <K extends keyof Draft>(name: K, value: Draft[K]) => onChange(name, value),
    [onChange],
  );
  return {
    draft,
    isDisabled,
    change,
    /** What is wrong with a field, or with any of its parts. */
    errorAt: (path: string): string | undefined => {
      const found = issues.filter(
        (issue) => issue.severity === 'error' && isBelow(issue.path, path),
      );
      if (!isShown || found.length === 0) return undefined;
      return [...new Set(found.map(sayIssue))].join(' ');
    },
    warningsAt: (path: string): ToldIssue[] =>
      issues.filter((issue) => issue.severity === 'warning' && isBelow(issue.path, path)),
  };
}
