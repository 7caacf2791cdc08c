import { Flex, IconButton, Popover, Typography } from '@strapi/design-system';
import { CaretDown, Cross } from '@strapi/icons';
import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../hooks/use-text';
import { FieldList } from './FieldList';
import type { Wanted } from './use-fields-of';

interface FieldPickerProps {
  /** UID of the collection whose fields are offered; null for rules that have none. */
  uid: string | null;
  /** What is looked for: a value for a text, a file, a yes or no to being written to, or what a rule asks. */
  wants?: Wanted;
  /** The chosen path, e.g. `customer.firstName` or `items[first].title`. */
  value: string | null;
  onChange: (path: string | null) => void;
  /** What people call the chosen field; default: its path. */
  shown?: string;
  /** What the field is for; read out with the chosen path. */
  label: string;
  id?: string;
  disabled?: boolean;
  hasError?: boolean;
  /** Whether the choice can be taken back. */
  isClearable?: boolean;
  'aria-describedby'?: string;
}

const Opener = styled.button<{ $hasError: boolean }>`
  display: flex;
  flex: 1;
  min-width: 0;
  min-height: 4rem;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[2]};
  padding-inline: ${({ theme }) => theme.spaces[4]};
  border: 1px solid
    ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }

  &:disabled {
    cursor: not-allowed;
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

/** Picks a field of a collection, also over relations and components, and of lists by saying how. */
export function FieldPicker({
  uid,
  wants = 'value',
  value,
  onChange,
  label,
  shown = value ?? undefined,
  id,
  disabled = false,
  hasError = false,
  isClearable = true,
  'aria-describedby': describedBy,
}: FieldPickerProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const placeholder = text(`fieldPicker.placeholder.${wants}`);
  const pick = (path: string | null) => {
    onChange(path);
    setIsOpen(false);
    opener.current?.focus();
  };

  return (
    <Flex gap={1} alignItems="stretch" width="100%">
      <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
        <Popover.Trigger>
          <Opener
            ref={opener}
            id={id}
            type="button"
            disabled={disabled}
            $hasError={hasError}
            aria-invalid={hasError || undefined}
            aria-describedby={describedBy}
            aria-label={
              value
                ? text('fieldPicker.chosen', { label, path: shown })
                : text('fieldPicker.choose', { label, placeholder })
            }
          >
            <Typography ellipsis textColor={value ? 'neutral800' : 'neutral600'}>
              {value ? shown : placeholder}
            </Typography>
            <CaretDown aria-hidden width="1.2rem" fill="neutral500" />
          </Opener>
        </Popover.Trigger>
        <Popover.Content align="start" sideOffset={4} aria-label={label}>
          <FieldList uid={uid} wants={wants} value={value} onPick={pick} />
        </Popover.Content>
      </Popover.Root>
      {value && isClearable && !disabled && (
        <IconButton
          size="L"
          label={text('fieldPicker.clear', { label })}
          onClick={() => pick(null)}
        >
          <Cross />
        </IconButton>
      )}
    </Flex>
  );
}
