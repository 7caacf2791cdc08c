import { Box, IconButton, Popover, Typography } from '@strapi/design-system';
import { EmotionHappy } from '@strapi/icons';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../hooks/use-text';
import { EMOJI, EMOJI_GROUPS, rowsOf, stepInRows } from './emoji';

const COLUMNS = 8;

/** The groups as they are shown, with what is offered before all others. */
const groupsOf = (first: readonly string[]) => [
  ...(first.length > 0 ? [{ name: 'first' as const, emoji: first }] : []),
  ...EMOJI_GROUPS.map((name) => ({ name, emoji: EMOJI[name] })),
];

const NOTHING: readonly string[] = [];

const List = styled.div`
  max-height: min(32rem, 45vh);
  overflow-y: auto;
  padding: ${({ theme }) => theme.spaces[3]};
`;

const Rows = styled.div`
  display: grid;
  grid-template-columns: repeat(${COLUMNS}, 3.6rem);
`;

const Sign = styled.button`
  width: 3.6rem;
  height: 3.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  /* Of signs that the system has no colours for. */
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 2rem;
  line-height: 1;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface EmojiPickerProps {
  onPick: (emoji: string) => void;
  /** Called when something was picked and the list has closed, to give the text field its focus back. */
  onClosed?: () => void;
  /** What it is for; default: “Insert an emoji”. */
  label?: string;
  /** Offered before all others. */
  first?: readonly string[];
  /** The looks of the button. */
  variant?: 'ghost' | 'tertiary';
}

/** A small list of emoji; arrow keys walk through it, Enter takes one. */
export function EmojiPicker({
  onPick,
  onClosed,
  label,
  first = NOTHING,
  variant,
}: EmojiPickerProps) {
  const text = useText();
  const name = label ?? text('templates.emoji');
  const groups = groupsOf(first);
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const hasPicked = useRef(false);
  const content = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const rows = rowsOf(
      groups.map(({ emoji }) => emoji.length),
      COLUMNS,
    );
    const next = stepInRows(event.key, active, rows);
    if (next === active) return;
    event.preventDefault();
    setActive(next);
    content.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus();
  };
  const pick = (emoji: string) => {
    hasPicked.current = true;
    setIsOpen(false);
    onPick(emoji);
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger>
        <IconButton label={name} variant={variant} onClick={() => setIsOpen(true)}>
          <EmotionHappy />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content
        ref={content}
        align="start"
        sideOffset={4}
        aria-label={name}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          setActive(0);
          content.current?.querySelector<HTMLElement>('[data-place="0"]')?.focus();
        }}
        onCloseAutoFocus={(event) => {
          if (!hasPicked.current || !onClosed) return;
          hasPicked.current = false;
          event.preventDefault();
          onClosed();
        }}
      >
        <List onKeyDown={onKeyDown}>
          {groups.map((group, index) => {
            const before = groups.slice(0, index).flatMap(({ emoji }) => [...emoji]).length;
            return (
              <Box
                key={group.name}
                paddingBottom={2}
                role="group"
                aria-labelledby={`${id}-${group.name}`}
              >
                <Typography id={`${id}-${group.name}`} variant="sigma" textColor="neutral600">
                  {text(`templates.emoji.${group.name}`)}
                </Typography>
                <Rows>
                  {group.emoji.map((emoji, place) => (
                    <Sign
                      key={emoji}
                      type="button"
                      data-place={before + place}
                      tabIndex={before + place === active ? 0 : -1}
                      onFocus={() => setActive(before + place)}
                      onClick={() => pick(emoji)}
                    >
                      {emoji}
                    </Sign>
                  ))}
                </Rows>
              </Box>
            );
          })}
        </List>
      </Popover.Content>
    </Popover.Root>
  );
}
