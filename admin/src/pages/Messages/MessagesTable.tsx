import { Flex, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Message } from '../../../../shared/contracts/messages';
import { RowTable, type RowPlace } from '../../components/RowTable';
import { MessageState } from '../../components/MessageState';
import { PhoneNumber } from '../../components/PhoneNumber';
import { RelativeTime } from '../../components/RelativeTime';
import { SandboxBadge } from '../../components/SandboxBadge';
import { plainText } from '../../components/WhatsAppBubble/plain-text';
import { useSentences } from '../../hooks/use-sentences';
import { useText, type TextKey } from '../../hooks/use-text';
import { RecordLink } from '../../components/RecordLink';
import { noTextOf } from '../../components/no-text';
import { typeName } from '../../components/type-name';

const COLUMNS = ['person', 'message', 'record', 'state', 'source', 'time'] as const;

/** The log as a table, one message a row. */
export function MessagesTable({ messages }: { messages: Message[] }) {
  const text = useText();
  const headers = COLUMNS.map((name) => ({
    name,
    label: text(`messages.column.${name}` satisfies TextKey),
  }));
  return (
    <RowTable rows={messages} idOf={({ documentId }) => documentId} headers={headers}>
      {(message) => <MessageRow key={message.documentId} message={message} />}
    </RowTable>
  );
}

interface MessageRowProps extends RowPlace {
  message: Message;
}

function MessageRow({ message, ...place }: MessageRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const { sayFailure } = useSentences();
  const { documentId, direction, contactName, phone, rendered, templateName, failure } = message;
  const isOut = direction === 'out';
  const kind = typeName(message.type);
  return (
    <Table.Row {...place} onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <Flex gap={2}>
          <Direction title={text(`messages.direction.${direction}`)}>
            {isOut ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
          </Direction>
          <Flex direction="column" alignItems="flex-start">
            {contactName && <Typography fontWeight="bold">{contactName}</Typography>}
            {phone && (
              <Typography textColor={contactName ? 'neutral600' : 'neutral800'}>
                <PhoneNumber>{phone}</PhoneNumber>
              </Typography>
            )}
          </Flex>
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Beginning>
          <NavLink to={documentId} onClick={(event) => event.stopPropagation()}>
            <Typography ellipsis dir="auto" textColor="neutral800">
              {(rendered && plainText(rendered)) || noTextOf(message, text)}
            </Typography>
          </NavLink>
          <Typography variant="pi" textColor="neutral600">
            {[
              templateName ?? (kind ? text(kind) : message.type),
              message.received?.editedAt && text('messages.edited'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        </Beginning>
      </Table.Cell>
      <Table.Cell onClick={(event) => event.stopPropagation()}>
        {message.recordUid && message.recordDocumentId && (
          <RecordLink uid={message.recordUid} documentId={message.recordDocumentId} />
        )}
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          <MessageState message={message} />
        </Typography>
        {failure && message.state === 'failed' && (
          <Reason>
            <Typography variant="pi" textColor="neutral800">
              {sayFailure(failure).title}
            </Typography>
          </Reason>
        )}
      </Table.Cell>
      <Table.Cell>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography textColor="neutral800">
            {message.sentBy ?? (message.source && text(`messages.source.${message.source}`))}
          </Typography>
          {message.accountIsSandbox && <SandboxBadge />}
        </Flex>
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          <RelativeTime time={message.createdAt} />
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}

const Direction = styled.span`
  display: inline-flex;
  color: ${({ theme }) => theme.colors.neutral600};
`;

const Beginning = styled.div`
  max-width: 24rem;

  a {
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
  }
  a:hover span,
  a:focus-visible span {
    text-decoration: underline;
  }
`;

const Reason = styled.div`
  max-width: 22rem;
  white-space: normal;
`;
