import type { ContactName } from '../../../../../shared/contracts/contacts';
import { useWhatsappListContactsQuery } from '../../../api/contacts';
import { contactName } from '../../../components/contact-name';
import { SearchCombobox, useSearch } from '../../../components/SearchCombobox';

const SHOWN = 20;

type Contact = ContactName & { documentId: string };

interface ContactComboboxProps {
  value: Contact | null;
  onChange: (contact: Contact | null) => void;
}

const titleOf = (contact: Contact): string =>
  [...new Set([contactName(contact), contact.international])].filter(Boolean).join(' · ');

/** Somebody who is known, found by a part of the name or number; use it inside `Field.Root`. */
export function ContactCombobox({ value, onChange }: ContactComboboxProps) {
  const search = useSearch();
  const { settled } = search;
  const { data, isFetching } = useWhatsappListContactsQuery({
    ...(settled !== '' && { _q: settled }),
    page: 1,
    pageSize: SHOWN,
  });
  return (
    <SearchCombobox<Contact>
      search={search}
      options={data?.data ?? []}
      isFetching={isFetching}
      idOf={({ documentId }) => documentId}
      titleOf={titleOf}
      value={value}
      onChange={onChange}
      words="automation.try.contact"
    />
  );
}
