import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import type { RecordKeyInput } from '../../../../../shared/contracts/inbox';
import { useWhatsappFindRecordsQuery } from '../../../api/conversations';
import { useText } from '../../../hooks/use-text';

const PAUSE_MS = 250;

interface RecordSearchProps {
  conversation: string;
  /** These need not be offered. */
  linked: RecordKeyInput[];
  isBusy: boolean;
  onChoose: (record: RecordKeyInput) => void;
}

export const keyOf = ({ uid, documentId }: RecordKeyInput): string => `${uid} ${documentId}`;

/** Finds a record of any collection in use by a part of its title, to link it. */
export function RecordSearch({ conversation, linked, isBusy, onChoose }: RecordSearchProps) {
  const text = useText();
  const [search, setSearch] = useState('');
  const settled = useDebounce(search, PAUSE_MS);
  const field = useRef<HTMLInputElement>(null);
  // It was just asked for: what is typed now belongs here, and is no shortcut.
  useEffect(() => field.current?.focus(), []);
  const { data = [], isFetching } = useWhatsappFindRecordsQuery({
    documentId: conversation,
    _q: settled.trim(),
  });
  const known = new Set(linked.map(keyOf));
  // One in several languages is one record.
  const offered = [...new Map(data.map((record) => [keyOf(record), record])).values()].filter(
    (record) => !known.has(keyOf(record)),
  );
  return (
    <Field.Root name="record">
      <Field.Label>{text('inbox.person.records.search')}</Field.Label>
      <Combobox
        ref={field}
        value=""
        textValue={search}
        onTextValueChange={setSearch}
        // The server has searched already.
        autocomplete="none"
        disabled={isBusy}
        loading={isFetching && data.length === 0}
        loadingMessage={text('recordCombobox.loading')}
        noOptionsMessage={() => text('recordCombobox.nothing')}
        placeholder={text('recordCombobox.placeholder')}
        onChange={(key) => {
          const chosen = offered.find((record) => keyOf(record) === key);
          if (chosen) onChoose({ uid: chosen.uid, documentId: chosen.documentId });
        }}
      >
        {offered.map((record) => {
          const label = [record.title, record.subtitle, record.collection]
            .filter(Boolean)
            .join(' · ');
          return (
            <ComboboxOption key={keyOf(record)} value={keyOf(record)} textValue={label}>
              {label}
            </ComboboxOption>
          );
        })}
      </Combobox>
    </Field.Root>
  );
}
