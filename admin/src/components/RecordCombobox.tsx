import type { RecordOption } from '../../../shared/contracts/collections';
import { useWhatsappListRecordsQuery } from '../api/collections';
import { SearchCombobox, useSearch } from './SearchCombobox';

interface RecordComboboxProps {
  /** The collection whose records are offered. */
  uid: string;
  /** The version in which they must be there; absent: the one whose values are sent. */
  status?: 'draft' | 'published';
  value: RecordOption | null;
  onChange: (record: RecordOption | null) => void;
}

/** What a record is called in a list. */
const titleOf = ({ title, subtitle, locale }: RecordOption): string =>
  [title, subtitle, locale].filter(Boolean).join(' · ');

const idOf = ({ documentId, locale }: RecordOption): string => `${documentId} ${locale ?? ''}`;

/** A record of a collection, found by a part of its title; use it inside `Field.Root`. */
export function RecordCombobox({ uid, status, value, onChange }: RecordComboboxProps) {
  const search = useSearch();
  const { data = [], isFetching } = useWhatsappListRecordsQuery({
    uid,
    _q: search.settled,
    status,
  });
  return (
    <SearchCombobox
      search={search}
      options={data}
      isFetching={isFetching}
      idOf={idOf}
      titleOf={titleOf}
      value={value}
      onChange={onChange}
      words="recordCombobox"
    />
  );
}
