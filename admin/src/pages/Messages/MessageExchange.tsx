import { Accordion, Flex, Link, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { Attempt, Message, MessageExchange } from '../../../../shared/contracts/messages';
import { toCurl } from '../../../../shared/domain/curl';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { CopyButton } from '../../components/CopyButton';
import { JsonBlock } from '../../components/JsonBlock';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

interface MessageExchangeProps {
  message: Message;
  exchange: MessageExchange;
}

/** What was said between Meta and this Strapi about a message; closed at first. */
export function MessageExchangeDetails({ message, exchange }: MessageExchangeProps) {
  const text = useText();
  const { request, attempts } = exchange;
  const parts: [value: string, title: string, content: ReactNode][] = [];
  if (request)
    parts.push([
      'request',
      text('message.exchange.request'),
      <Flex key="request" direction="column" alignItems="stretch" gap={3}>
        <Typography textColor="neutral600">{text('message.exchange.request.text')}</Typography>
        <JsonBlock title={`${request.method} ${request.url}`} value={request.body} />
        <Flex>
          <CopyButton value={toCurl(request)}>{text('message.exchange.curl')}</CopyButton>
        </Flex>
      </Flex>,
    ]);
  if (attempts.length > 0)
    parts.push([
      'attempts',
      text('message.exchange.attempts', { count: attempts.length }),
      <Flex key="attempts" tag="ol" direction="column" alignItems="stretch" gap={4}>
        {attempts.map((attempt) => (
          <AttemptItem key={`${attempt.attempt}/${attempt.leftAt}`} attempt={attempt} />
        ))}
      </Flex>,
    ]);
  if (message.direction === 'out' && message.wamid)
    parts.push([
      'webhooks',
      text('message.exchange.webhooks'),
      <Webhooks key="webhooks" message={message} exchange={exchange} />,
    ]);
  if (parts.length === 0) return null;
  return (
    <Accordion.Root>
      {parts.map(([value, title, content]) => (
        <Accordion.Item key={value} value={value}>
          <Accordion.Header>
            <Accordion.Trigger>{title}</Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
              {content}
            </Flex>
          </Accordion.Content>
        </Accordion.Item>
      ))}
    </Accordion.Root>
  );
}

function AttemptItem({ attempt: one }: { attempt: Attempt }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { attempt, leftAt, at, outcome, status, words, answer } = one;
  const say = (time: string) => formatDate(time, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold" textColor="neutral800">
        {text('message.exchange.attempt', {
          attempt,
          outcome: text(`message.exchange.outcome.${outcome}`),
        })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {[
          text('message.exchange.left', { time: say(leftAt) }),
          at && text('message.exchange.ended', { time: say(at) }),
          status !== null && `HTTP ${status}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {answer === null
        ? words && <Typography textColor="neutral800">{words}</Typography>
        : answer !== undefined && (
            <JsonBlock title={text('message.exchange.answer')} value={answer} />
          )}
    </Flex>
  );
}

const TOLD = ['sentAt', 'deliveredAt', 'readAt', 'playedAt'] as const;

/** What Meta told since; a status that was applied leaves no more than its time. */
function Webhooks({ message, exchange: { pricing, kept } }: MessageExchangeProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { allowedActions } = useRBAC(PERMISSIONS.webhookLogRead);
  const states = TOLD.flatMap((name) => {
    const time = message.times[name];
    return time
      ? [{ state: name.slice(0, -2) as 'sent' | 'delivered' | 'read' | 'played', time }]
      : [];
  });
  const { failure, times } = message;
  return (
    <>
      <Typography textColor="neutral600">{text('message.exchange.webhooks.text')}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {states.map(({ state, time }) => (
          <Typography tag="li" key={state} textColor="neutral800">
            {text(`state.${state}`)} ·{' '}
            {formatDate(time, { dateStyle: 'medium', timeStyle: 'medium' })}
          </Typography>
        ))}
        {failure?.type === 'undelivered' && times.failedAt && (
          <Typography tag="li" textColor="neutral800">
            {text('state.failed')} ·{' '}
            {formatDate(times.failedAt, { dateStyle: 'medium', timeStyle: 'medium' })}
            {failure.code !== null && ` · ${failure.code}`}
          </Typography>
        )}
        {pricing && (
          <Typography tag="li" textColor="neutral800">
            {text(
              pricing.isBillable === false
                ? 'message.exchange.pricing.free'
                : 'message.exchange.pricing',
              { category: pricing.category },
            )}
          </Typography>
        )}
      </Flex>
      {kept.length > 0 && allowedActions.canRead && (
        <Link
          tag={NavLink}
          to={`/settings/${PLUGIN_ID}/webhook-log?_q=${encodeURIComponent(message.wamid ?? '')}`}
        >
          {text('message.exchange.kept', { count: kept.length })}
        </Link>
      )}
    </>
  );
}
