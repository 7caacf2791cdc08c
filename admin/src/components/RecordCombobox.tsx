import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RecordOption } from '../../../shared/contracts/collections';
import { useWhatsappListRecordsQuery } from '../api/collections';
import { useText } from '../hooks/use-text';

const PAUSE_MS = 250;

interface RecordComboboxProps {
  /** The collection whose records are offered. */
  uid: string;
  value: RecordOption | null;
  onChange: (record: RecordOption | null) => void;
}

/** What a record is called in a list. */
const titleOf = ({ title, subtitle, locale }: RecordOption): string =>
  [title, subtitle, locale].filter(Boolean).join(' · ');

const idOf = ({ documentId, locale }: RecordOption): string => `${documentId} ${locale ?? ''}`;

/** A record of a collection, found by a part of its title; use it inside `Field.Root`. */
export function RecordCombobox({ uid, value, onChange }: RecordComboboxProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState('');
  const settled = useDebounce(search, PAUSE_MS);
  const { data = [], isFetching } = useWhatsappListRecordsQuery({ uid, _q: settled.trim() });
  const label = value ? titleOf(value) : '';

  return (
    <Combobox
      value={value ? idOf(value) : ''}
      textValue={isOpen ? search : label}
      onTextValueChange={(typed: string) => {
        if (isOpen) setSearch(typed);
        else setSearch(typed.startsWith(label) ? typed.slice(label.length) : '');
      }}
      open={isOpen}
      onOpenChange={(next: boolean) => {
        setIsOpen(next);
        if (!next) setSearch('');
      }}
      // The server has searched already, in more than is shown.
      autocomplete="none"
      loading={isFetching && data.length === 0}
      loadingMessage={text('recordCombobox.loading')}
      noOptionsMessage={() => text('recordCombobox.nothing')}
      placeholder={label || text('recordCombobox.placeholder')}
      clearLabel={text('recordCombobox.clear')}
      onClear={value ? () => onChange(null) : undefined}
      onChange={(id) => {
        const chosen = data.find((one) => idOf(one) === id);
        if (chosen) onChange(chosen);
      }}
    >
      {data.map((record) => (
        <ComboboxOption key={idOf(record)} value={idOf(record)} textValue={titleOf(record)}>
          {titleOf(record)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
