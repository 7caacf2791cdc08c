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
}: OptionComboboxProps) {
  const label = options.find((option) => option.value === value)?.label ?? value ?? '';
  const [typed, setTyped] = useState(label);
  const [shown, setShown] = useState(label);
  // The primitive knows a label only once its option was drawn, which is when the list opens.
  if (label !== shown) {
    setShown(label);
    setTyped(label);
  }
  return (
    <Combobox
      value={value ?? ''}
      textValue={typed}
      onTextValueChange={setTyped}
      autocomplete={{ type: 'list', filter: 'contains' }}
      placeholder={placeholder}
      disabled={disabled}
      clearLabel={clearLabel}
      onClear={onClear}
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
