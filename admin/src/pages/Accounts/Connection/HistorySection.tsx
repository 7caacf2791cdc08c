import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Account, AccountEvent } from '../../../../../shared/contracts/accounts';
import { useWhatsappListAccountHistoryQuery } from '../../../api/accounts';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { RetryError } from '../../../components/RetryError';
import { useText, useTextIfAny } from '../../../hooks/use-text';
import { factsOf } from './history-facts';

const PAGE_SIZE = 10;

/** Who changed the account, and what Meta told about it, newest first. */
export function HistorySection({ account }: { account: Account }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const { data, isError, isFetching, refetch } = useWhatsappListAccountHistoryQuery({
    documentId: account.documentId,
    page,
    pageSize: PAGE_SIZE,
  });
  const { pageCount, total } = data?.meta.pagination ?? { pageCount: 1, total: 0 };
  return (
    <Panel title={text('accounts.history')} intro={text('accounts.history.intro')}>
      {isError && !data && <RetryError onRetry={refetch} />}
      {!data && !isError && <Loader small>{text('accounts.history.loading')}</Loader>}
      {data && total === 0 && (
        <Typography textColor="neutral600">{text('accounts.history.none')}</Typography>
      )}
      {data && total > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" aria-busy={isFetching}>
          {data.data.map((event) => (
            <Event key={event.documentId} event={event} />
          ))}
        </Flex>
      )}
      {pageCount > 1 && (
        <Flex gap={2} alignItems="center">
          <Button
            variant="tertiary"
            size="S"
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          >
            {text('accounts.history.newer')}
          </Button>
          <Typography variant="pi" textColor="neutral600" aria-live="polite">
            {text('accounts.history.page', { page, pageCount })}
          </Typography>
          <Button
            variant="tertiary"
            size="S"
            disabled={page >= pageCount}
            onClick={() => setPage(page + 1)}
          >
            {text('accounts.history.older')}
          </Button>
        </Flex>
      )}
    </Panel>
  );
}

function Event({ event }: { event: AccountEvent }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const { formatDate } = useIntl();
  const say = ({ name, value }: { name: string; value: string }): string =>
    text('accounts.history.fact', {
      name: textIfAny(`accounts.history.param.${name}`) ?? name,
      value: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)
        ? formatDate(value, { dateStyle: 'long', timeStyle: 'short' })
        : wordsOf(name, value, textIfAny),
    });
  return (
    <Line>
      <Flex justifyContent="space-between" alignItems="baseline" gap={4} wrap="wrap">
        <Typography fontWeight="semiBold" textColor="neutral800">
          {textIfAny(`accounts.history.kind.${event.kind}`) ?? event.kind}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {event.actor === null
            ? text('accounts.history.meta')
            : (textIfAny(`messages.source.${event.actor}`) ?? event.actor)}
          {' · '}
          <RelativeTime time={event.at} />
        </Typography>
      </Flex>
      {factsOf(event).map((fact) => (
        <Typography key={fact.name} tag="p" variant="pi" textColor="neutral700" dir="auto">
          {say(fact)}
        </Typography>
      ))}
    </Line>
  );
}

/** Names of fields and choices of ours in words; what Meta says, as it says it. */
function wordsOf(name: string, value: string, textIfAny: ReturnType<typeof useTextIfAny>): string {
  const prefix = { fields: 'accounts.field.', callback: 'accounts.callback.' }[name];
  if (!prefix) return value;
  return value
    .split(', ')
    .map((one) => textIfAny(`${prefix}${one}`) ?? one)
    .join(', ');
}

const Line = styled.li`
  padding-block: ${({ theme }) => theme.spaces[3]};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    border-block-end: 0;
  }
`;
