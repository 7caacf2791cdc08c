import { Button, Flex, LinkButton } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Page, useRBAC } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { Message, MessageQuery } from '../../../../shared/contracts/messages';
import { useWhatsappListMessagesQuery } from '../../api/messages';
import { AlertBanner } from '../../components/AlertBanner';
import { ListFrame } from '../../components/ListFrame';
import { readPaging } from '../../hooks/read-paging';
import { useListUrl } from '../../hooks/use-list-url';
import { usePageVisible } from '../../hooks/use-page-visible';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { ExportButton } from './ExportButton';
import { mergeRows } from './merge-rows';
import { FILTERS, MessageFilters, type MessagesUrl } from './MessageFilters';
import { MessagesTable } from './MessagesTable';
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
  const { allowedActions } = useRBAC(PERMISSIONS.messagesExport);
  const list = useListUrl(FILTERS);
  const query = readQuery(list.url);
  const answer = useWhatsappListMessagesQuery(query, {
    pollingInterval: isVisible ? REFRESH_EVERY : 0,
    refetchOnMountOrArgChange: true,
  });

  const latest = answer.currentData?.data;
  const key = JSON.stringify(query);
  const [shown, setShown] = useState<{ key: string; rows: Message[] }>({ key: '', rows: [] });
  if (latest && shown.key !== key) setShown({ key, rows: latest });
  const { rows, newCount } = mergeRows(shown.rows, latest ?? shown.rows);

  return (
    <ListFrame
      of="messages"
      list={list}
      answer={answer}
      rowCount={rows.length}
      filters={
        <MessageFilters
          list={list}
          campaignName={rows.find(({ campaignName }) => campaignName)?.campaignName ?? null}
        />
      }
      endActions={
        <Flex gap={2} wrap="wrap">
          <div role="status">
            {latest && newCount > 0 && query.page === 1 && (
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
      emptyAction={
        <LinkButton tag={NavLink} to="/content-manager" variant="secondary">
          {text('messages.empty.action')}
        </LinkButton>
      }
    >
      <MessagesTable messages={rows} />
    </ListFrame>
  );
}

/** What the address asks for; anything else in it is not passed on. */
function readQuery(url: MessagesUrl['url']): MessageQuery & { page: number } {
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (url[name] ? [[name, url[name]] as const] : [])),
  );
  return { ...filters, ...readPaging(url) };
}
