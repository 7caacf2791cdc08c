import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { TemplateEvent } from '../../../../../shared/contracts/templates';
import { Panel } from '../../../components/Panel';
import { RelativeTime } from '../../../components/RelativeTime';
import { RetryError } from '../../../components/RetryError';
import { useText, useTextIfAny } from '../../../hooks/use-text';
import { useEditor } from './editor-context';
import { detailsOf, kindOfEvent, type EventDetail } from './history-words';
import { useTemplateHistory } from './use-template-history';

/** What happened to the template, newest first. */
export function HistoryTab() {
  const text = useText();
  const { template } = useEditor();
  const { data, isError, refetch } = useTemplateHistory(template);
  return (
    <Panel title={text('templates.tab.history')} intro={text('templates.history.intro')}>
      {isError && !data && <RetryError onRetry={refetch} />}
      {!data && !isError && <Loader small>{text('templates.history.loading')}</Loader>}
      {data?.length === 0 && (
        <Typography textColor="neutral600">{text('templates.history.none')}</Typography>
      )}
      {data && data.length > 0 && (
        <Line>
          {data.map((event) => (
            <Event key={event.documentId} event={event} />
          ))}
        </Line>
      )}
    </Panel>
  );
}

function Event({ event }: { event: TemplateEvent }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const kind = kindOfEvent(event);
  return (
    <li>
      <Flex justifyContent="space-between" alignItems="baseline" gap={4} wrap="wrap">
        <Typography fontWeight="semiBold" textColor="neutral800">
          {kind ? text(`templates.history.${kind}`) : event.kind}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {event.actor === null
            ? text('templates.history.meta')
            : (textIfAny(`messages.source.${event.actor}`) ?? event.actor)}
          {' · '}
          <RelativeTime time={event.at} />
        </Typography>
      </Flex>
      {detailsOf(event).map((detail, index) => (
        <Detail key={index} detail={detail} />
      ))}
    </li>
  );
}

function Detail({ detail }: { detail: EventDetail }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const { formatDate } = useIntl();
  if (detail.type === 'change')
    return (
      <Typography tag="p" variant="pi" textColor="neutral700">
        {text('templates.history.change', {
          from: wordsOf(detail.from, textIfAny),
          to: wordsOf(detail.to, textIfAny),
        })}
      </Typography>
    );
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="neutral700" dir="auto">
        {text('templates.history.fact', {
          name: textIfAny(`templates.history.param.${detail.name}`) ?? detail.name,
          value: isTime(detail.value)
            ? formatDate(detail.value, { dateStyle: 'long', timeStyle: 'short' })
            : wordsOf(detail.value, textIfAny),
        })}
      </Typography>
    </Box>
  );
}

const isTime = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value);

/** A category, status or quality in words; everything else as it is. */
const wordsOf = (value: string, textIfAny: ReturnType<typeof useTextIfAny>): string =>
  textIfAny(`templates.category.${value}`) ??
  textIfAny(`templates.status.${value}`) ??
  textIfAny(`templates.quality.${value}`) ??
  value;

const Line = styled.ol`
  display: flex;
  flex-direction: column;
  margin: 0;
  padding: 0;
  list-style: none;

  li {
    position: relative;
    padding-inline-start: ${({ theme }) => theme.spaces[5]};
    padding-block-end: ${({ theme }) => theme.spaces[5]};
    border-inline-start: 2px solid ${({ theme }) => theme.colors.neutral200};
    margin-inline-start: 5px;
  }
  li:last-child {
    border-inline-start-color: transparent;
    padding-block-end: 0;
  }
  li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.4em;
    inset-inline-start: -7px;
    width: 12px;
    height: 12px;
    border: 2px solid ${({ theme }) => theme.colors.primary600};
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;
