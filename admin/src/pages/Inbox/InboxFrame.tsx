import { Page } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Inbox } from '../../../../shared/contracts/inbox';
import { useWhatsappCountInboxQuery } from '../../api/inbox';
import { useMediaQuery } from '../../hooks/use-media-query';
import { useText } from '../../hooks/use-text';
import { isFiltered } from './inbox-url';
import { ConversationList } from './list/ConversationList';
import { ConnectionBar } from './live/ConnectionBar';
import { NothingChosen } from './NothingChosen';
import { FirstUse } from './start/FirstUse';
import { PersonColumn } from './PersonColumn';
import { ConversationView } from './thread/ConversationView';
import { useInboxUrl } from './use-inbox-url';
import { usePageHeight } from './use-page-height';

/** One column: the list, or a conversation. */
const NARROW = '(max-width: 767px)';

/** The three columns, as many of them as there is room for. */
export function InboxFrame({ inbox }: { inbox: Inbox }) {
  const text = useText();
  const { documentId } = useParams();
  const address = useInboxUrl();
  const isNarrow = useMediaQuery(NARROW);
  const frame = useRef<HTMLDivElement>(null);
  const height = usePageHeight(frame);
  const { data: counts } = useWhatsappCountInboxQuery({});
  const isEmpty =
    counts !== undefined &&
    counts.tabs.all + counts.tabs.closed === 0 &&
    !isFiltered(address.url) &&
    !documentId;

  return (
    <Page.Main>
      <Frame ref={frame} style={height === null ? undefined : { height }} data-inbox>
        <ConnectionBar />
        <Columns>
          {(!isNarrow || !documentId) && (
            <ListColumn aria-label={text('inbox.list.label')} $isWhole={isNarrow}>
              <ConversationList inbox={inbox} address={address} open={documentId} />
            </ListColumn>
          )}
          {documentId ? (
            <>
              <Main aria-label={text('inbox.page.conversation')}>
                <ConversationView
                  key={documentId}
                  documentId={documentId}
                  inbox={inbox}
                  onBack={isNarrow ? () => address.open() : undefined}
                />
              </Main>
              <PersonColumn key={`of ${documentId}`} documentId={documentId} inbox={inbox} />
            </>
          ) : (
            !isNarrow && (
              <Main aria-label={text('inbox.page.conversation')}>
                {isEmpty ? <FirstUse inbox={inbox} /> : <NothingChosen />}
              </Main>
            )
          )}
        </Columns>
      </Frame>
    </Page.Main>
  );
}

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  min-height: 36rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral0};
  /* The page leaves room below what scrolls; nothing scrolls here but the columns themselves. */
  margin-block-end: -${({ theme }) => theme.spaces[4]};

  ${({ theme }) => theme.breakpoints.medium} {
    margin-block-end: -${({ theme }) => theme.spaces[6]};
  }

  ${({ theme }) => theme.breakpoints.large} {
    margin-block-end: -${({ theme }) => theme.spaces[10]};
  }
`;

const Columns = styled.div`
  position: relative;
  display: flex;
  flex: 1;
  min-height: 0;
`;

const ListColumn = styled.section<{ $isWhole: boolean }>`
  display: flex;
  flex-direction: column;
  min-height: 0;
  flex: ${({ $isWhole }) => ($isWhole ? '1 1 auto' : '0 0 clamp(26rem, 24vw, 36rem)')};
  min-width: 0;
  border-inline-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Main = styled.section`
  display: flex;
  flex-direction: column;
  flex: 1;
  min-width: 0;
  min-height: 0;
  background: ${({ theme }) => theme.colors.neutral100};
`;
