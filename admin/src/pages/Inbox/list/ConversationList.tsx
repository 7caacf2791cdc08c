import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useRef, useState } from 'react';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { useWhatsappCountInboxQuery } from '../../../api/inbox';
import { RetryError } from '../../../components/RetryError';
import { useText } from '../../../hooks/use-text';
import { INBOX_FILTERS, isFiltered } from '../inbox-url';
import { ShortcutsDialog } from '../ShortcutsDialog';
import { FirstUse } from '../start/FirstUse';
import { StartDialog } from '../start/StartDialog';
import type { InboxAddress } from '../use-inbox-url';
import { useShortcuts } from '../use-shortcuts';
import { useMediaQuery } from '../../../hooks/use-media-query';
import { ListEmpty } from './ListEmpty';
import { ListFilters } from './ListFilters';
import { ListHeader } from './ListHeader';
import { ListTabs } from './ListTabs';
import { RowList } from './RowList';
import { SearchField } from './SearchField';
import { useConversationList } from './use-conversation-list';

interface ConversationListProps {
  inbox: Inbox;
  address: InboxAddress;
  /** documentId of the conversation that is open. */
  open: string | undefined;
}

type Dialog = 'start' | 'shortcuts' | null;

/** The conversations to work through: tabs, search and filters, and as many rows as are looked at. */
export function ConversationList({ inbox, address, open }: ConversationListProps) {
  const text = useText();
  const { url, change } = address;
  const { rows, loading, error, next, loadMore, reload } = useConversationList(
    url,
    inbox.me.id,
    open,
  );
  const { data: counts } = useWhatsappCountInboxQuery({
    ...(url.account && { account: url.account }),
  });
  const isNarrow = useMediaQuery('(max-width: 767px)');
  const [dialog, setDialog] = useState<Dialog>(null);
  const search = useRef<HTMLInputElement>(null);
  const clear = () => change(Object.fromEntries(INBOX_FILTERS.map((name) => [name, undefined])));

  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    f: () => search.current?.focus(),
    n: () => inbox.may.reply && setDialog('start'),
    Esc: () => open && address.open(),
    '?': () => setDialog('shortcuts'),
  });
  const step = (by: 1 | -1) => {
    const at = rows.findIndex(({ documentId }) => documentId === open);
    const row = rows[at === -1 ? 0 : at + by];
    if (row) address.open(row.documentId);
  };

  const isFirstUse =
    counts !== undefined && counts.tabs.all + counts.tabs.closed === 0 && !isFiltered(url);
  return (
    <>
      <ListHeader
        inbox={inbox}
        onStart={() => setDialog('start')}
        onShortcuts={() => setDialog('shortcuts')}
      />
      <Flex direction="column" alignItems="stretch" gap={2} paddingLeft={4} paddingRight={4}>
        <Flex gap={2}>
          <SearchField ref={search} value={url._q} onChange={(_q) => change({ _q })} />
          <ListFilters inbox={inbox} url={url} change={change} onClear={clear} />
        </Flex>
        <ListTabs tab={url.tab} counts={counts} onChange={(tab) => change({ tab })} />
      </Flex>
      {Boolean(error) && rows.length > 0 && (
        <Flex gap={2} padding={2} justifyContent="center" background="warning100" role="alert">
          <Typography variant="pi" textColor="neutral800">
            {text('inbox.list.stale')}
          </Typography>
          <Button variant="ghost" size="S" onClick={reload}>
            {text('error.retry')}
          </Button>
        </Flex>
      )}
      {rows.length > 0 ? (
        <RowList
          rows={rows}
          isComplete={next === null}
          isLoading={loading === 'more'}
          onEnd={loadMore}
          open={open}
          pathOf={address.pathOf}
          me={inbox.me.id}
          hasAccount={inbox.accounts.length > 1 && !url.account}
        />
      ) : loading !== null ? (
        <Flex justifyContent="center" padding={8}>
          <Loader small>{text('inbox.list.loading')}</Loader>
        </Flex>
      ) : error ? (
        <RetryError onRetry={reload} />
      ) : isFirstUse ? (
        isNarrow ? (
          <FirstUse inbox={inbox} />
        ) : (
          <ListEmpty>{text('inbox.list.empty.all')}</ListEmpty>
        )
      ) : (
        <ListEmpty
          action={
            isFiltered(url) && (
              <Button variant="secondary" onClick={clear}>
                {text('inbox.list.filter.clear')}
              </Button>
            )
          }
        >
          {text(isFiltered(url) ? 'inbox.list.nothingFound' : `inbox.list.empty.${url.tab}`)}
        </ListEmpty>
      )}
      {dialog === 'start' && (
        <StartDialog
          inbox={inbox}
          onClose={() => setDialog(null)}
          onOpen={(documentId) => {
            setDialog(null);
            address.open(documentId);
          }}
        />
      )}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
    </>
  );
}
