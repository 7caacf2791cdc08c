import { Checkbox, Flex, Typography } from '@strapi/design-system';
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
import { useRendered } from '../../hooks/use-rendered';
import { useSentences } from '../../hooks/use-sentences';
import { useText, type TextKey } from '../../hooks/use-text';
import { RecordLink } from '../../components/RecordLink';
import { noTextOf } from '../../components/no-text';
import { typeName } from '../../components/type-name';

const COLUMNS = ['person', 'message', 'record', 'state', 'failure', 'source', 'time'] as const;

/** Which messages may be chosen, and which are. */
export interface Selection {
  selectable: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  onToggle: (documentId: string) => void;
}

interface MessagesTableProps {
  messages: Message[];
  /** Null where nothing can be done with several at once. */
  selection: Selection | null;
}

/** The log as a table, one message a row. */
export function MessagesTable({ messages, selection }: MessagesTableProps) {
  const text = useText();
  const columns = COLUMNS.map((name) => ({
    name: name as string,
    label: text(`messages.column.${name}` satisfies TextKey),
  }));
  const select = { name: 'select', label: text('messages.selection'), isUnseen: true };
  const headers = selection ? [select, ...columns] : columns;
  return (
    <RowTable rows={messages} idOf={({ documentId }) => documentId} headers={headers}>
      {(message) => <MessageRow key={message.documentId} message={message} selection={selection} />}
    </RowTable>
  );
}

interface MessageRowProps extends RowPlace {
  message: Message;
  selection: Selection | null;
}

function MessageRow({ message, selection, ...place }: MessageRowProps) {
  const text = useText();
  const navigate = useNavigate();
  const { sayFailure } = useSentences();
  const rendered = useRendered();
  const { documentId, direction, contactName, phone, templateName, failure } = message;
  const isOut = direction === 'out';
  const kind = typeName(message.type);
  return (
    <Table.Row {...place} onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      {selection && (
        <Table.Cell onClick={(event) => event.stopPropagation()}>
          {selection.selectable.has(documentId) && (
            <Checkbox
              aria-label={text('messages.selection.one', {
                message: contactName ?? phone ?? documentId,
              })}
              checked={selection.selected.has(documentId)}
              onCheckedChange={() => selection.onToggle(documentId)}
            />
          )}
        </Table.Cell>
      )}
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
              {rendered(message) || noTextOf(message, text)}
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
          <RecordLink
            uid={message.recordUid}
            documentId={message.recordDocumentId}
            of={contactName ?? phone ?? documentId}
          />
        )}
      </Table.Cell>
      <Table.Cell>
        <Typography textColor="neutral800">
          <MessageState message={message} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        {failure && message.state === 'failed' && (
          <Reason>
            <Typography variant="pi" fontWeight="bold" textColor="neutral800">
              {text(`messages.failureType.${failure.type}`)}
              {failure.code !== null && ` · ${failure.code}`}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral800">
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
  min-width: 18rem;
  max-width: 22rem;
  white-space: normal;
`;
