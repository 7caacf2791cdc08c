import { Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Automation } from '../../../../../shared/contracts/automations';
import { sendsWhenDone } from '../../../../../shared/domain/automation/action';
import { rowsOfCondition } from '../../../../../shared/domain/automation/condition';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowLink } from '../../../components/RowLink';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { SandboxBadge } from '../../../components/SandboxBadge';
import { useText, type TextKey } from '../../../hooks/use-text';
import { LockBadge } from '../LockBadge';
import { automationPath } from '../paths';
import { TriggerWords } from '../words/TriggerWords';
import { RowMenu } from './RowMenu';
import { StatusCell } from './StatusCell';

const COLUMNS = [
  { key: 'name', name: 'name', sortable: true },
  { key: 'status', name: 'status', sortable: true },
  { key: 'template', name: 'template', sortable: false },
  { key: 'lastRun', name: 'lastRunAt', sortable: true },
  { key: 'lastDays', name: 'lastDays', sortable: false },
  { key: 'actions', name: 'actions', sortable: false },
] as const;

interface AutomationTableProps {
  automations: Automation[];
  canManage: boolean;
}

/** Automations as a table, one a row. */
export function AutomationTable({ automations, canManage }: AutomationTableProps) {
  const text = useText();
  const headers = COLUMNS.map(({ key, name, sortable }) => ({
    name,
    sortable,
    isUnseen: key === 'actions',
    label: text(`automations.column.${key}` satisfies TextKey),
  }));
  return (
    <RowTable
      rows={automations}
      idOf={({ documentId }) => documentId}
      headers={headers}
      defaultSort="createdAt:DESC"
    >
      {(automation) => (
        <AutomationRow key={automation.documentId} automation={automation} canManage={canManage} />
      )}
    </RowTable>
  );
}

interface AutomationRowProps extends RowPlace {
  automation: Automation;
  canManage: boolean;
}

function AutomationRow({ automation, canManage, ...place }: AutomationRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const { documentId, name, trigger, condition, collectionName, isLocked, accountIsSandbox } =
    automation;
  const path = automationPath(documentId);
  const conditions = rowsOfCondition(condition).length;
  return (
    <Table.Row {...place} onClick={() => navigate(path)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Wrapped $rem={40}>
          <Flex gap={2} wrap="wrap">
            <RowLink to={path} dir="auto" onClick={(event) => event.stopPropagation()}>
              {name || text('automations.unnamed')}
            </RowLink>
            {isLocked && <LockBadge />}
            {accountIsSandbox && <SandboxBadge />}
          </Flex>
          <Typography variant="pi" textColor="neutral800" tag="p">
            <TriggerWords trigger={trigger} collectionName={collectionName} />
            {conditions > 0 && ` ${text('automations.conditions', { count: conditions })}`}
          </Typography>
        </Wrapped>
      </Table.Cell>
      <Table.Cell onClick={(event: React.MouseEvent) => event.stopPropagation()}>
        <StatusCell automation={automation} canManage={canManage} />
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">{automation.templateName ?? '–'}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          {automation.lastRunAt ? (
            <RelativeTime time={automation.lastRunAt} />
          ) : (
            text('automations.neverRun')
          )}
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <LastDays automation={automation} />
      </Table.Cell>
      <Table.Cell onClick={(event: React.MouseEvent) => event.stopPropagation()}>
        <Flex justifyContent="flex-end">
          <RowMenu automation={automation} canManage={canManage} />
        </Flex>
      </Table.Cell>
    </Table.Row>
  );
}

/** What became of its runs of a week. */
function LastDays({ automation: { lastDays, waiting, steps } }: { automation: Automation }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start">
      {(['done', 'skipped', 'failed'] as const).map((outcome) => (
        <Typography
          key={outcome}
          variant="pi"
          textColor={outcome === 'failed' && lastDays.failed > 0 ? 'danger600' : 'neutral800'}
        >
          {text(
            `automations.lastDays.${outcome === 'done' && sendsWhenDone(steps) ? 'sent' : outcome}`,
            {
              count: lastDays[outcome],
            },
          )}
        </Typography>
      ))}
      {waiting > 0 && (
        <Typography variant="pi" textColor="neutral800">
          {text('automations.waiting', { count: waiting })}
        </Typography>
      )}
    </Flex>
  );
}

const Wrapped = styled.div<{ $rem: number }>`
  min-width: 20rem;
  max-width: ${({ $rem }) => $rem}rem;
  white-space: normal;
`;
