import { Flex, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Automation } from '../../../../../shared/contracts/automations';
import { rowsOfCondition } from '../../../../../shared/domain/automation/condition';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowLink } from '../../../components/RowLink';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { useText, type TextKey } from '../../../hooks/use-text';
import { LockBadge } from '../LockBadge';
import { automationPath } from '../paths';
import { TriggerWords } from '../words/TriggerWords';
import { RowMenu } from './RowMenu';
import { StatusCell } from './StatusCell';

const COLUMNS = ['name', 'status', 'template', 'lastRun', 'lastDays', 'actions'] as const;

interface AutomationTableProps {
  automations: Automation[];
  canManage: boolean;
}

/** Automations as a table, one a row. */
export function AutomationTable({ automations, canManage }: AutomationTableProps) {
  const text = useText();
  const headers = COLUMNS.map((name) => ({
    name,
    isUnseen: name === 'actions',
    label: text(`automations.column.${name}` satisfies TextKey),
  }));
  return (
    <RowTable rows={automations} idOf={({ documentId }) => documentId} headers={headers}>
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
  const { documentId, name, trigger, condition, collectionName, isLocked } = automation;
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
function LastDays({ automation: { lastDays, waiting } }: { automation: Automation }) {
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start">
      {(['sent', 'skipped', 'failed'] as const).map((outcome) => (
        <Typography
          key={outcome}
          variant="pi"
          textColor={outcome === 'failed' && lastDays.failed > 0 ? 'danger600' : 'neutral800'}
        >
          {text(`automations.lastDays.${outcome}`, { count: lastDays[outcome] })}
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
