import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { FieldLine, Receiving } from '../../../../../shared/contracts/webhooks';
import type { FieldState } from '../../../../../shared/domain/webhook-fields';
import { RelativeTime } from '../../../components/RelativeTime';
import { ToneBadge } from '../../../components/ToneBadge';
import { useText } from '../../../hooks/use-text';
import { fieldAdvice } from './field-advice';

const TONES = {
  live: 'success',
  quiet: 'neutral',
  never: 'neutral',
  elsewhere: 'warning',
  notSubscribed: 'danger',
} as const satisfies Record<FieldState, string>;

const COLUMNS = ['name', 'state', 'last', 'received', 'advice'] as const;

/** Each webhook field: how it is doing, when something came last, and what to do. */
export function FieldTable({ receiving }: { receiving: Receiving }) {
  const text = useText();
  return (
    <Table colCount={COLUMNS.length} rowCount={receiving.fields.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {text(`accounts.fields.column.${column}`)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {receiving.fields.map((line) => (
          <FieldRow key={line.name} line={line} receiving={receiving} />
        ))}
      </Tbody>
    </Table>
  );
}

interface FieldRowProps {
  line: FieldLine;
  receiving: Receiving;
}

function FieldRow({ line, receiving }: FieldRowProps) {
  const text = useText();
  const { formatNumber, formatDate } = useIntl();
  const advice = fieldAdvice(line, receiving.subscription);
  return (
    <Tr>
      <Td>
        <Name>{line.name}</Name>
      </Td>
      <Td>
        <ToneBadge tone={TONES[line.state]}>
          {text(`accounts.fields.state.${line.state}`)}
        </ToneBadge>
      </Td>
      <Td>
        <Typography textColor="neutral800">
          {line.lastAt ? <RelativeTime time={line.lastAt} /> : '–'}
        </Typography>
      </Td>
      <Td>
        <Typography
          textColor="neutral800"
          title={
            line.since
              ? text('accounts.fields.since', {
                  time: formatDate(line.since, { dateStyle: 'long', timeStyle: 'short' }),
                })
              : undefined
          }
        >
          {formatNumber(line.received)}
        </Typography>
      </Td>
      <Wide>
        <Typography variant="pi" textColor="neutral700">
          {advice && text(`accounts.fields.advice.${advice}`, { field: line.ticked })}
        </Typography>
      </Wide>
    </Tr>
  );
}

const Name = styled.code`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  white-space: nowrap;
`;

const Wide = styled(Td)`
  min-width: 26rem;
  padding-block: ${({ theme }) => theme.spaces[2]};
  white-space: normal;
`;
