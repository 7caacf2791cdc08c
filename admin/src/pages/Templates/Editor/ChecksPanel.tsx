import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { IssueList } from '../../../components/IssueList';
import { useText } from '../../../hooks/use-text';
import { Panel } from '../../../components/Panel';
import { useEditor } from './editor-context';

/** What Meta's review would refuse, each leading to its field. */
export function ChecksPanel() {
  const text = useText();
  const { issues, isContentLocked, goTo } = useEditor();
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const title =
    errors > 0
      ? text('templates.checks.errors', { count: errors })
      : warnings > 0
        ? text('templates.checks.warnings', { count: warnings })
        : text('templates.checks.title');

  if (isContentLocked && issues.length === 0) return null;
  return (
    <Panel title={title}>
      {issues.length === 0 ? (
        <Flex gap={2}>
          <CheckCircle aria-hidden fill="success600" />
          <Typography>{text('templates.checks.passed')}</Typography>
        </Flex>
      ) : (
        <IssueList issues={issues} label={title} onSelect={goTo} />
      )}
    </Panel>
  );
}
