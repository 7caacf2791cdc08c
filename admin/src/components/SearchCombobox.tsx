import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useText } from '../hooks/use-text';

const PAUSE_MS = 250;

/** What somebody types to find one of many: as it stands, and as it stands after a short pause. */
export function useSearch() {
  const [typed, setTyped] = useState('');
  return { typed, setTyped, settled: useDebounce(typed, PAUSE_MS).trim() };
}

interface SearchComboboxProps<T> {
  search: ReturnType<typeof useSearch>;
  /** What the server has found for what was typed. */
  options: T[];
  isFetching: boolean;
  idOf: (option: T) => string;
  titleOf: (option: T) => string;
  value: T | null;
  onChange: (option: T | null) => void;
  /** Under which its words stand. */
  words: 'recordCombobox' | 'automation.try.contact';
}

/** One of more than are shown, found by the server by a part of its title; use it inside `Field.Root`. */
export function SearchCombobox<T>({
  search: { typed, setTyped },
  options,
  isFetching,
  idOf,
  titleOf,
  value,
  onChange,
  words,
}: SearchComboboxProps<T>) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const label = value ? titleOf(value) : '';
  return (
    <Combobox
      value={value ? idOf(value) : ''}
      textValue={isOpen ? typed : label}
      onTextValueChange={(next: string) => {
        if (isOpen) setTyped(next);
        else setTyped(next.startsWith(label) ? next.slice(label.length) : '');
      }}
      open={isOpen}
      onOpenChange={(next: boolean) => {
        setIsOpen(next);
        if (!next) setTyped('');
      }}
      // The server has searched already, in more than is shown.
      autocomplete="none"
      loading={isFetching && options.length === 0}
      loadingMessage={text(`${words}.loading`)}
      noOptionsMessage={() => text(`${words}.nothing`)}
      placeholder={label || text(`${words}.placeholder`)}
      clearLabel={text(`${words}.clear`)}
      onClear={value ? () => onChange(null) : undefined}
      onChange={(id) => {
        const chosen = options.find((one) => idOf(one) === id);
        if (chosen) onChange(chosen);
      }}
    >
      {options.map((one) => (
        <ComboboxOption key={idOf(one)} value={idOf(one)} textValue={titleOf(one)}>
          {titleOf(one)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
