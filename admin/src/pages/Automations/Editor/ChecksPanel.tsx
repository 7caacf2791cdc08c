import { Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { useContext } from 'react';
import { NavLink } from 'react-router-dom';
import type { Automation } from '../../../../../shared/contracts/automations';
import { sendsWhenDone } from '../../../../../shared/domain/automation/action';
import { useWhatsappListCollectionsQuery } from '../../../api/collections';
import { IssueList } from '../../../components/IssueList';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { useText } from '../../../hooks/use-text';
import { runsPath } from '../paths';
import { TriggerWords } from '../words/TriggerWords';
import { IssuesContext, useAutomationForm } from './automation-form';
import { jumpTo } from './field-id';

/** The automation in a sentence, what it still lacks, and what it did. */
export function ChecksPanel({ automation }: { automation: Automation | null }) {
  const text = useText();
  const { draft } = useAutomationForm();
  const { issues } = useContext(IssuesContext);
  const { trigger } = draft;
  const uid = 'uid' in trigger ? trigger.uid : null;
  const { data: collections } = useWhatsappListCollectionsQuery();
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const title =
    errors > 0 ? text('automation.checks.errors', { count: errors }) : text('automation.checks');
  return (
    <Panel title={title}>
      <Typography textColor="neutral800" tag="p">
        <TriggerWords
          trigger={trigger}
          collectionName={collections?.find((one) => one.uid === uid)?.displayName ?? null}
        />
      </Typography>
      {issues.length === 0 ? (
        <Flex gap={2}>
          <CheckCircle aria-hidden fill="success600" />
          <Typography textColor="neutral800">{text('automation.checks.passed')}</Typography>
        </Flex>
      ) : (
        <IssueList issues={issues} label={title} onSelect={jumpTo} />
      )}
      {automation && (
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography textColor="neutral800">
            {text(`automation.lastDays.${sendsWhenDone(automation.steps) ? 'sent' : 'done'}`, {
              count: automation.lastDays.done,
              skipped: automation.lastDays.skipped,
              failed: automation.lastDays.failed,
            })}
          </Typography>
          {automation.waiting > 0 && (
            <Typography textColor="neutral800">
              {text('automations.waiting', { count: automation.waiting })}
            </Typography>
          )}
          {automation.lastRunAt && (
            <Typography textColor="neutral600" variant="pi">
              {text('automation.lastRun')} <RelativeTime time={automation.lastRunAt} />
            </Typography>
          )}
          <Link tag={NavLink} to={runsPath(automation.documentId)}>
            {text('automation.runs')}
          </Link>
        </Flex>
      )}
    </Panel>
  );
}
