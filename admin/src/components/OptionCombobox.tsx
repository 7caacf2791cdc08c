import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useState } from 'react';

interface OptionComboboxProps {
  options: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string) => void;
  /** Lets the choice be taken back; says so on the button. */
  clearLabel?: string;
  onClear?: () => void;
  placeholder?: string;
  disabled?: boolean;
  /** Says that nothing matches what was typed. */
  noOptionsMessage?: (typed: string) => string;
}

/** A choice out of many, found by typing a part of its label; use it inside `Field.Root`. */
export function OptionCombobox({
  options,
  value,
  onChange,
  clearLabel,
  onClear,
  placeholder,
  disabled = false,
  noOptionsMessage,
}: OptionComboboxProps) {
  const label = options.find((option) => option.value === value)?.label ?? value ?? '';
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState('');

  // Closed, the field shows what is chosen, known to the primitive or not; open, it is a search that
  // starts empty, because a chosen label would hide every other option.
  const onType = (typed: string) => {
    if (isOpen) setSearch(typed);
    else setSearch(typed.startsWith(label) ? typed.slice(label.length) : '');
  };
  const onOpenChange = (next: boolean) => {
    setIsOpen(next);
    if (!next) setSearch('');
  };

  return (
    <Combobox
      value={value ?? ''}
      textValue={isOpen ? search : label}
      onTextValueChange={onType}
      open={isOpen}
      onOpenChange={onOpenChange}
      autocomplete={{ type: 'list', filter: 'contains' }}
      placeholder={label || placeholder}
      disabled={disabled}
      clearLabel={clearLabel}
      onClear={onClear}
      noOptionsMessage={noOptionsMessage}
      onChange={(next) => next && onChange(next)}
    >
      {options.map((option) => (
        <ComboboxOption key={option.value} value={option.value} textValue={option.label}>
          {option.label}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
