import { Box, IconButton, Popover, Typography } from '@strapi/design-system';
import { EmotionHappy } from '@strapi/icons';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import { EMOJI, EMOJI_GROUPS, rowsOf, stepInRows } from '../content/emoji';

const COLUMNS = 8;

const ROWS = rowsOf(
  EMOJI_GROUPS.map((group) => EMOJI[group].length),
  COLUMNS,
);

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
  /** Called when the list has closed, to give the text field its focus back. */
  onClosed: () => void;
}

/** A small list of emoji; arrow keys walk through it, Enter takes one. */
export function EmojiPicker({ onPick, onClosed }: EmojiPickerProps) {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const hasPicked = useRef(false);
  const content = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepInRows(event.key, active, ROWS);
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
        <IconButton label={text('templates.emoji')} onClick={() => setIsOpen(true)}>
          <EmotionHappy />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content
        ref={content}
        align="start"
        sideOffset={4}
        aria-label={text('templates.emoji')}
        onOpenAutoFocus={(event) => {
          event.preventDefault();
          setActive(0);
          content.current?.querySelector<HTMLElement>('[data-place="0"]')?.focus();
        }}
        onCloseAutoFocus={(event) => {
          if (!hasPicked.current) return;
          hasPicked.current = false;
          event.preventDefault();
          onClosed();
        }}
      >
        <List onKeyDown={onKeyDown}>
          {EMOJI_GROUPS.map((group, index) => {
            const before = EMOJI_GROUPS.slice(0, index).flatMap((one) => [...EMOJI[one]]).length;
            return (
              <Box key={group} paddingBottom={2} role="group" aria-labelledby={`${id}-${group}`}>
                <Typography id={`${id}-${group}`} variant="sigma" textColor="neutral600">
                  {text(`templates.emoji.${group}`)}
                </Typography>
                <Rows>
                  {EMOJI[group].map((emoji, place) => (
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
