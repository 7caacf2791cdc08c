import { Box, IconButton, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Delivery } from '../../../../shared/contracts/webhook-log';
import { RowTable, type RowPlace } from '../../components/RowTable';
import { RelativeTime } from '../../components/RelativeTime';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';
import { VerdictBadge } from './VerdictBadge';

const COLUMNS = ['received', 'verdict', 'field', 'account', 'reason', 'open'] as const;

interface DeliveryTableProps {
  deliveries: Delivery[];
  onOpen: (documentId: string) => void;
}

/** The log as a table, one item a row. */
export function DeliveryTable({ deliveries, onOpen }: DeliveryTableProps) {
  const text = useText();
  const headers = COLUMNS.map((name) => ({
    name,
    label: text(`webhookLog.column.${name}`),
    isUnseen: name === 'open',
  }));
  return (
    <RowTable rows={deliveries} idOf={({ documentId }) => documentId} headers={headers}>
      {(delivery) => (
        <DeliveryRow
          key={delivery.documentId}
          delivery={delivery}
          onOpen={() => onOpen(delivery.documentId)}
        />
      )}
    </RowTable>
  );
}

interface DeliveryRowProps extends RowPlace {
  delivery: Delivery;
  onOpen: () => void;
}

function DeliveryRow({ delivery, onOpen, ...place }: DeliveryRowProps) {
  const text = useText();
  const { sayWords } = useSentences();
  const { receivedAt, verdict, field, accounts, businessAccountId, reason } = delivery;
  const name = field || text('webhookLog.field.none');
  return (
    <Table.Row {...place} onClick={onOpen} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Typography textColor="neutral800">
          <RelativeTime time={receivedAt} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <VerdictBadge verdict={verdict} />
      </Table.Cell>
      <Table.Cell>
        <Code>{name}</Code>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">{accounts.join(', ') || businessAccountId}</Typography>
      </Table.Cell>
      <Table.Cell>
        <Box maxWidth="26rem">
          <Typography variant="pi" textColor="neutral700" ellipsis tag="p">
            {reason === null ? text(`webhookLog.verdict.${verdict}.why`) : sayWords(reason)}
          </Typography>
        </Box>
      </Table.Cell>
      <Table.Cell onClick={(event) => event.stopPropagation()}>
        <IconButton
          variant="ghost"
          label={text('webhookLog.show', { field: name })}
          onClick={onOpen}
        >
          <Eye />
        </IconButton>
      </Table.Cell>
    </Table.Row>
  );
}

const Code = styled.code`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
`;
