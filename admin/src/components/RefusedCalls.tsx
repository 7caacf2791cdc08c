import {
  Accordion,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { RefusedCalls as Refused } from '../../../shared/contracts/webhooks';
import { Notice } from './Notice';
import { RelativeTime } from './RelativeTime';
import { useText } from '../hooks/use-text';

const COLUMNS = ['time', 'reason', 'claims', 'size'] as const;

interface RefusedCallsProps {
  refused: Refused;
  /** What to do is said elsewhere on the page. */
  isExplained?: boolean;
}

/** The calls that were refused, with what to do; nothing while there were none. */
export function RefusedCalls({ refused, isExplained = false }: RefusedCallsProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  if (refused.count === 0) return null;
  const isSecret = refused.latest.some(({ reason }) => reason === 'forged');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {!isExplained && (
        <Notice variant="warning" title={text('accounts.refused', { count: refused.count })}>
          {text(isSecret ? 'accounts.refused.secret' : 'accounts.refused.others')}{' '}
          {text('accounts.refused.since')} <RelativeTime time={refused.since} />.
        </Notice>
      )}
      <Accordion.Root>
        <Accordion.Item value="latest">
          <Accordion.Header>
            <Accordion.Trigger>
              {text('accounts.refused.latest', { count: refused.latest.length })}
            </Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <Table colCount={COLUMNS.length} rowCount={refused.latest.length + 1}>
              <Thead>
                <Tr>
                  {COLUMNS.map((column) => (
                    <Th key={column}>
                      <Typography variant="sigma" textColor="neutral600">
                        {text(`accounts.refused.column.${column}`)}
                      </Typography>
                    </Th>
                  ))}
                </Tr>
              </Thead>
              <Tbody>
                {refused.latest.map(({ at, reason, bytes, claims }, index) => (
                  <Tr key={`${at}/${index}`}>
                    <Td>
                      <Typography textColor="neutral800">
                        <RelativeTime time={at} />
                      </Typography>
                    </Td>
                    <Td>
                      <Typography textColor="neutral800">
                        {text(`accounts.refused.reason.${reason}`)}
                      </Typography>
                    </Td>
                    <Td>
                      <Typography textColor="neutral800">{claims ?? '–'}</Typography>
                    </Td>
                    <Td>
                      <Typography textColor="neutral800">
                        {text('accounts.refused.bytes', { bytes: formatNumber(bytes) })}
                      </Typography>
                    </Td>
                  </Tr>
                ))}
              </Tbody>
            </Table>
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
    </Flex>
  );
}
