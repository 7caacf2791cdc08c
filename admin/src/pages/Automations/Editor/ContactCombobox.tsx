import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ContactName } from '../../../../../shared/contracts/contacts';
import { useWhatsappListContactsQuery } from '../../../api/contacts';
import { contactName } from '../../../components/contact-name';
import { useText } from '../../../hooks/use-text';

const PAUSE_MS = 250;

type Contact = ContactName & { documentId: string };

interface ContactComboboxProps {
  value: Contact | null;
  onChange: (contact: Contact | null) => void;
}

const titleOf = (contact: Contact): string =>
  [...new Set([contactName(contact), contact.international])].filter(Boolean).join(' · ');

/** Somebody who is known, found by a part of the name or number; use it inside `Field.Root`. */
export function ContactCombobox({ value, onChange }: ContactComboboxProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState('');
  const settled = useDebounce(search, PAUSE_MS).trim();
  const { data, isFetching } = useWhatsappListContactsQuery({
    ...(settled !== '' && { _q: settled }),
    page: 1,
    pageSize: 20,
  });
  const contacts = data?.data ?? [];
  const label = value ? titleOf(value) : '';
  return (
    <Combobox
      value={value?.documentId ?? ''}
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
      loading={isFetching && contacts.length === 0}
      loadingMessage={text('automation.try.contact.loading')}
      noOptionsMessage={() => text('automation.try.contact.nothing')}
      placeholder={label || text('automation.try.contact.placeholder')}
      clearLabel={text('automation.try.contact.clear')}
      onClear={value ? () => onChange(null) : undefined}
      onChange={(id) => {
        const chosen = contacts.find(({ documentId }) => documentId === id);
        if (chosen) onChange(chosen);
      }}
    >
      {contacts.map((contact) => (
        <ComboboxOption
          key={contact.documentId}
          value={contact.documentId}
          textValue={titleOf(contact)}
        >
          {titleOf(contact)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
