import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';
import { SentNotice } from './SentNotice';
import { sentStore } from './sent-store';

/**
 * Shows what was just sent, with the way to take it back, over whatever page is open. It may stand in
 * several places of the admin panel; the first one shows.
 */
export function SentNotices() {
  const [me] = useState(() => Symbol('host'));
  const { notices, hosts } = useSyncExternalStore(sentStore.subscribe, sentStore.get);
  useEffect(() => sentStore.addHost(me), [me]);
  if (hosts[0] !== me || notices.length === 0) return null;
  return createPortal(
    <Stack {...KEPT_INSIDE}>
      {notices.map((notice) => (
        <SentNotice
          key={notice.documentId}
          notice={notice}
          onEnd={() => sentStore.remove(notice.documentId)}
        />
      ))}
    </Stack>,
    document.body,
  );
}

const stop = (event: React.SyntheticEvent) => event.stopPropagation();

/** What happens here is no click on the menu entry, or in the dialog, in which it may stand. */
const KEPT_INSIDE = {
  onClick: stop,
  onKeyDown: stop,
  onFocus: stop,
  onBlur: stop,
  onPointerDown: stop,
  onPointerMove: stop,
};

const Stack = styled.div`
  position: fixed;
  inset-block-end: ${({ theme }) => theme.spaces[6]};
  inset-inline: 0;
  z-index: ${({ theme }) => theme.zIndices.notification};
  width: min(52rem, 92vw);
  margin-inline: auto;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  color: ${({ theme }) => theme.colors.neutral800};
  text-align: start;
`;
