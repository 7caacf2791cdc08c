import { Loader, useNotifyAT } from '@strapi/design-system';
import { ArrowDown } from '@strapi/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { styled } from 'styled-components';
import { GROUNDS, schemeOf } from '../../../components/WhatsAppBubble/colours';
import { useText } from '../../../hooks/use-text';
import type { Outgoing } from '../composer/outbox';
import { estimateRow } from './estimate-row';
import { isAtEnd as hasEnd } from './loaded';
import { toRows } from './rows';
import { ThreadRow } from './ThreadRow';
import { useStickToEnd } from './use-stick-to-end';
import type { ThreadHandle } from './use-thread';

/** So near to its end a thread counts as looked at to the end. */
const END_PX = 80;

/** More is asked for when so few lines are left at an end. */
const ROWS_AHEAD = 12;

/** How long a line is pointed out after a jump. */
const MARKED_MS = 1_700;

interface ThreadListProps {
  thread: ThreadHandle;
  outgoing: Outgoing[];
  /** Whose messages these are, for screen readers. */
  person: string;
  /** Esc, and ↓ below the last message. */
  onLeave: () => void;
  /** Whether the newest is on the screen. */
  onEnd: (isShown: boolean) => void;
}

export interface ThreadListHandle {
  jump: (documentId: string) => void;
  toEnd: () => void;
  focusLast: () => void;
}

/** The lines of a thread, of which only those on the screen are drawn, however many there are. */
export const ThreadList = forwardRef<ThreadListHandle, ThreadListProps>(function ThreadList(
  { thread, outgoing, person, onLeave, onEnd },
  ref,
) {
  const text = useText();
  const { notifyStatus } = useNotifyAT();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [active, setActive] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const [isPlaced, setIsPlaced] = useState(false);
  const { loaded, firstNew, newCount, seen, loading } = thread;

  const rows = useMemo(
    () =>
      loaded
        ? toRows(loaded.items, {
            outgoing: hasEnd(loaded) ? outgoing : [],
            firstNew,
            hasEarlier: loaded.before !== null,
          })
        : [],
    [loaded, outgoing, firstNew],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]!.key,
    estimateSize: (index) => estimateRow(rows[index]!),
    overscan: 6,
    paddingStart: 16,
    paddingEnd: 12,
    // Whatever comes above keeps its distance from what is read.
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    onChange: (instance) => setIsAtEnd(instance.isAtEnd(END_PX)),
  });

  // It begins where reading begins: at what is new, else at the end.
  useLayoutEffect(() => {
    if (isPlaced || rows.length === 0) return;
    const start = rows.findIndex(({ startsNew }) => startsNew);
    if (start >= 0) virtual.scrollToIndex(start, { align: 'center' });
    else virtual.scrollToEnd();
    setIsPlaced(true);
  }, [isPlaced, rows, virtual]);

  // What comes late goes to its time, which may be above the last line.
  const count = useRef(0);
  useLayoutEffect(() => {
    if (isPlaced && isAtEnd && rows.length > count.current) virtual.scrollToEnd();
    count.current = rows.length;
    // Where the end was looked at before these lines came.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows.length]);

  const shown = virtual.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  const { loadEarlier, loadLater } = thread;
  useEffect(() => {
    if (!isPlaced || loading !== null) return;
    if (loaded?.before && first < ROWS_AHEAD) loadEarlier();
    else if (loaded?.after && last > rows.length - ROWS_AHEAD) loadLater();
  });

  useStickToEnd(scroller, END_PX);
  const isWhole = loaded !== null && hasEnd(loaded);
  const isEndShown = isPlaced && isAtEnd && isWhole;
  useEffect(() => onEnd(isEndShown), [onEnd, isEndShown]);
  useEffect(() => {
    if (isEndShown && newCount > 0) seen();
  }, [isEndShown, newCount, seen]);

  const focusRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    virtual.scrollToIndex(index, { align: 'auto' });
    setActive(row.key);
    // Drawn by the next frame, if it was not on the screen.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${row.key}"]`)?.focus(),
    );
  };

  /** What has opened from a line stays, wherever the pointer goes. */
  const point = (key: string | null) => {
    if (!document.querySelector('[data-radix-popper-content-wrapper]')) setActive(key);
  };

  const toEnd = async () => {
    await thread.bringLatest();
    requestAnimationFrame(() => virtual.scrollToEnd());
  };
  const latestRows = useRef(rows);
  useEffect(() => {
    latestRows.current = rows;
  });
  useImperativeHandle(ref, () => ({
    toEnd: () => void toEnd(),
    focusLast: () => focusRow(rows.length - 1),
    jump: (documentId) =>
      void thread.bring(documentId).then((isHere) => {
        if (!isHere) {
          notifyStatus(text('inbox.thread.quoted.gone'));
          return;
        }
        requestAnimationFrame(() => {
          const index = latestRows.current.findIndex(({ key }) => key === documentId);
          if (index < 0) return;
          virtual.scrollToIndex(index, { align: 'center' });
          setMarked(documentId);
          setTimeout(() => setMarked(null), MARKED_MS);
        });
      }),
  }));

  const onKeyDown = (event: KeyboardEvent) => {
    // Fields and menus inside have keys of their own.
    const isRow = event.target instanceof HTMLElement && event.target.dataset.row !== undefined;
    if (!isRow && event.target !== event.currentTarget) return;
    const at = rows.findIndex(({ key }) => key === active);
    const here = at < 0 ? rows.length : at;
    if (event.key === 'ArrowUp') focusRow(Math.max(0, here - 1));
    else if (event.key === 'ArrowDown' && here < rows.length - 1) focusRow(here + 1);
    else if (event.key === 'ArrowDown' || event.key === 'Escape') onLeave();
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(rows.length - 1);
    else return;
    event.preventDefault();
  };

  return (
    <Frame>
      {loading === 'earlier' && (
        <Above>
          <Loader small>{text('inbox.thread.earlier')}</Loader>
        </Above>
      )}
      <Scroller
        ref={scroller}
        role="log"
        // What the person writes is announced by itself; lines that come by scrolling are no news.
        aria-live="off"
        aria-label={text('inbox.thread.log.label', { person })}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseLeave={() => point(null)}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.map(({ index, key, start }) => {
            const row = rows[index];
            return (
              row && (
                <Place
                  key={key}
                  ref={virtual.measureElement}
                  data-index={index}
                  data-row={row.key}
                  tabIndex={-1}
                  style={{ transform: `translateY(${start}px)` }}
                  onMouseEnter={() => point(row.key)}
                  onFocus={() => setActive(row.key)}
                >
                  <ThreadRow
                    row={row}
                    isActive={active === row.key}
                    isMarked={marked === row.key}
                  />
                </Place>
              )
            );
          })}
        </div>
      </Scroller>
      {rows.length === 0 && <Nothing>{text('inbox.thread.empty')}</Nothing>}
      {(!isAtEnd || !isWhole) && isPlaced && (
        <Down type="button" onClick={() => void toEnd()}>
          <ArrowDown aria-hidden width="1.4rem" height="1.4rem" fill="currentColor" />
          {newCount > 0
            ? text('inbox.thread.down.new', { count: newCount })
            : text('inbox.thread.down')}
        </Down>
      )}
    </Frame>
  );
});

const Frame = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
`;

const Scroller = styled.div`
  height: 100%;
  overflow-y: auto;
  overscroll-behavior: contain;
  background: ${({ theme }) => GROUNDS[schemeOf(theme)].background};
  --inbox-ground: ${({ theme }) => GROUNDS[schemeOf(theme)].background};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Place = styled.div`
  position: absolute;
  inset-block-start: 0;
  inset-inline: 0;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
    border-radius: 6px;
  }
`;

const Above = styled.div`
  position: absolute;
  z-index: 1;
  inset-block-start: 8px;
  inset-inline: 0;
  display: grid;
  place-items: center;
  pointer-events: none;
`;

const Nothing = styled.p`
  position: absolute;
  inset-block-start: 40%;
  inset-inline: 16px;
  color: ${({ theme }) => GROUNDS[schemeOf(theme)].text};
  font-size: 1.4rem;
  text-align: center;
`;

const Down = styled.button`
  position: absolute;
  inset-block-end: 12px;
  inset-inline-end: 20px;
  display: inline-flex;
  align-items: center;
  gap: 6px;
  padding: 6px 12px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 16px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  box-shadow: ${({ theme }) => theme.shadows.filterShadow};
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
