import { Flex, Link, Typography } from '@strapi/design-system';
import { Table, useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { AutomationRun } from '../../../../../shared/contracts/automations';
import { PLUGIN_ID } from '../../../../../shared/plugin';
import { PhoneNumber } from '../../../components/PhoneNumber';
import { RecordLink } from '../../../components/RecordLink';
import { RelativeTime } from '../../../components/RelativeTime';
import { RowTable, type RowPlace } from '../../../components/RowTable';
import { RunState } from '../../../components/RunState';
import { RunSteps } from '../../../components/RunSteps';
import { useText, type TextKey } from '../../../hooks/use-text';
import { PERMISSIONS } from '../../../permissions';
import { automationPath } from '../paths';

const COLUMNS = [
  { key: 'automation', name: 'automation', sortable: false },
  { key: 'about', name: 'about', sortable: false },
  { key: 'state', name: 'state', sortable: false },
  { key: 'steps', name: 'steps', sortable: false },
  { key: 'time', name: 'createdAt', sortable: true },
] as const;

/** Runs as a table, one a row. */
export function RunTable({ runs }: { runs: AutomationRun[] }) {
  const text = useText();
  const headers = COLUMNS.map(({ key, name, sortable }) => ({
    name,
    sortable,
    label: text(`runs.column.${key}` satisfies TextKey),
  }));
  return (
    <RowTable
      rows={runs}
      idOf={({ documentId }) => documentId}
      headers={headers}
      defaultSort="createdAt:DESC"
    >
      {(run) => <RunRow key={run.documentId} run={run} />}
    </RowTable>
  );
}

interface RunRowProps extends RowPlace {
  run: AutomationRun;
}

function RunRow({ run, ...place }: RunRowProps) {
  const text = useText();
  const { automation, trigger } = run;
  return (
    <Table.Row {...place}>
      <Table.Cell>
        <Wrapped $rem={26}>
          {automation ? (
            <Link tag={NavLink} to={automationPath(automation.documentId)}>
              {automation.name || text('automations.unnamed')}
            </Link>
          ) : (
            <Typography textColor="neutral800">{text('runs.noAutomation')}</Typography>
          )}
          <Typography variant="pi" textColor="neutral600" tag="p">
            {text(`automation.trigger.${trigger.type}`)}
            {(trigger.before !== null || trigger.after !== null) &&
              text('runs.change', {
                before: trigger.before ?? text('automations.value.nothing'),
                after: trigger.after ?? text('automations.value.nothing'),
              })}
          </Typography>
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <About run={run} />
      </Table.Cell>
      <Table.Cell>
        <Wrapped $rem={32}>
          <RunState run={run} />
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <Wrapped $rem={32}>
          <RunSteps run={run} />
        </Wrapped>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          <RelativeTime time={run.createdAt} />
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}

/** Of which record and which person it is. */
function About({ run: { automation, record, phone, conversation } }: { run: AutomationRun }) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.inboxRead);
  const of = phone ?? automation?.name ?? text('runs.title');
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {record && (
        <Flex gap={1}>
          <RecordLink
            uid={record.uid}
            documentId={record.documentId}
            locale={record.locale}
            of={of}
          />
          {record.locale && <Typography textColor="neutral600">{record.locale}</Typography>}
        </Flex>
      )}
      {phone && (
        <Typography textColor="neutral800">
          <PhoneNumber>{phone}</PhoneNumber>
        </Typography>
      )}
      {conversation && allowedActions.canRead && (
        <Link
          tag={NavLink}
          to={`/plugins/${PLUGIN_ID}/inbox/${conversation}`}
          aria-label={`${text('runs.conversation')} (${of})`}
        >
          {text('runs.conversation')}
        </Link>
      )}
    </Flex>
  );
}

const Wrapped = styled.div<{ $rem: number }>`
  min-width: 14rem;
  max-width: ${({ $rem }) => $rem}rem;
  white-space: normal;
`;
