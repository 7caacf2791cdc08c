import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { Message } from '../../../../shared/contracts/messages';
import { useWhatsappListMessagesQuery } from '../../api/messages';
import { AlertBanner } from '../../components/AlertBanner';
import { ListFrame } from '../../components/ListFrame';
import { useListUrl } from '../../hooks/use-list-url';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ExportButton } from './ExportButton';
import { mergeRows } from './merge-rows';
import { MessageFilters } from './MessageFilters';
import { FILTERS, readQuery } from './messages-query';
import { MessagesTable } from './MessagesTable';
import { PlaceLinks } from './PlaceLinks';
import { SelectionBar } from './SelectionBar';
import { UncertainNotice } from './UncertainNotice';

const REFRESH_EVERY = 5000;

/** The log of all messages. */
export default function MessagesPage() {
  const text = useText();
  return (
    <Page.Protect permissions={PERMISSIONS.messagesRead}>
      <Page.Title>{text('messages.title')}</Page.Title>
      <Page.Main>
        <MessagesList />
      </Page.Main>
    </Page.Protect>
  );
}

function MessagesList() {
  const text = useText();
  const isVisible = usePageVisible();
  const { allowedActions } = useRBAC(PERMISSIONS.messagesWork);
  const list = useListUrl(FILTERS);
  const query = readQuery(list.url);
  const answer = useWhatsappListMessagesQuery(query, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });

  const latest = answer.currentData?.data;
  const key = JSON.stringify(query);
  const [shown, setShown] = useState<{ key: string; rows: Message[] }>({ key: '', rows: [] });
  /** Since when the rows are as somebody has changed them: what they did is seen at once. */
  const [changedAt, setChangedAt] = useState<number | null>(null);
  const isChanged = changedAt !== null && (answer.fulfilledTimeStamp ?? 0) > changedAt;
  if (latest && (shown.key !== key || isChanged)) {
    setShown({ key, rows: latest });
    setChangedAt(null);
  }
  const { rows, newCount } = mergeRows(shown.rows, latest ?? shown.rows);

  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const select = (documentIds: string[]) => setSelected(new Set(documentIds));
  const selectable = allowedActions.canRetry
    ? rows.filter(
        ({ canRetry, canResend, failure }) => canResend || (canRetry && failure?.retry !== 'never'),
      )
    : [];
  const isBeginning = !query.after && !query.before;

  return (
    <ListFrame
      of="messages"
      list={list}
      answer={answer}
      rowCount={rows.length}
      filters={<MessageFilters list={list} messages={rows} />}
      endActions={
        <Flex gap={2} wrap="wrap">
          <div role="status">
            {latest && newCount > 0 && isBeginning && (
              <Button
                variant="secondary"
                size="S"
                startIcon={<ArrowClockwise />}
                onClick={() => setShown({ key, rows: latest })}
              >
                {text('messages.new', { count: newCount })}
              </Button>
            )}
          </div>
          {allowedActions.canExport && rows.length > 0 && <ExportButton query={query} />}
        </Flex>
      }
      above={
        <>
          <AlertBanner />
          {query.state !== 'uncertain' && <UncertainNotice />}
        </>
      }
      pagination={answer.data && <PlaceLinks meta={answer.data.meta} />}
      emptyAction={
        <LinkButton tag={NavLink} to="/content-manager" variant="secondary">
          {text('messages.empty.action')}
        </LinkButton>
      }
    >
      {selectable.length > 0 && (
        <SelectionBar
          selectable={selectable}
          selected={selected}
          onSelect={select}
          onDone={() => setChangedAt(Date.now())}
        />
      )}
      <MessagesTable
        messages={rows}
        selection={
          selectable.length > 0
            ? {
                selectable: new Set(selectable.map(({ documentId }) => documentId)),
                selected,
                onToggle: (documentId) =>
                  select(
                    selected.has(documentId)
                      ? [...selected].filter((one) => one !== documentId)
                      : [...selected, documentId],
                  ),
              }
            : null
        }
      />
    </ListFrame>
  );
}
