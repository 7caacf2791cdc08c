import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { ThreadEvent } from '../../../../../shared/contracts/inbox';
import { contactName } from '../../../components/contact-name';
import { useText } from '../../../hooks/use-text';
import { useThreadContext } from './thread-context';

/** What happened in a conversation besides, in a line. */
export function EventRow({ event }: { event: ThreadEvent }) {
  const text = useText();
  const { formatDate, formatTime, formatDisplayName } = useIntl();
  const { conversation } = useThreadContext();
  const { kind, actor, params, at } = event;
  const person =
    (conversation.contact && contactName(conversation.contact)) ?? text('contacts.noName');
  const language = params.language
    ? formatDisplayName(params.language.replace('_', '-'), { type: 'language', fallback: 'code' })
    : null;
  const words = text(`inbox.thread.event.${kind}`, {
    by: actor === null ? 'nobody' : 'somebody',
    actor: actor ?? '',
    person,
    name: params.name ?? text('inbox.thread.somebody'),
    until: params.until
      ? formatDate(params.until, { dateStyle: 'medium', timeStyle: 'short' })
      : '',
    labels: params.labels ?? '',
    language: language ?? '',
    purpose: params.purpose ?? 'all',
    from: params.from ?? text('contact.history.nothing'),
    to: params.to ?? text('contact.history.nothing'),
  });
  return (
    <Line>
      <span dir="auto">{words}</span> · <time dateTime={at}>{formatTime(at)}</time>
    </Line>
  );
}

const Line = styled.div`
  max-width: min(90%, 52rem);
  margin-inline: auto;
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  line-height: 1.5;
  text-align: center;
  overflow-wrap: anywhere;

  time {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
