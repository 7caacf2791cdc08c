import { Button, Flex, SingleSelect, SingleSelectOption, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { SearchInput } from '@strapi/strapi/admin';
import {
  CONTACT_FILTERS,
  type ContactFilter,
  type ContactQuery,
} from '../../../../shared/contracts/contacts';
import { useWhatsappListCollectionsQuery } from '../../api/collections';
import { useText, type TextKey } from '../../hooks/use-text';

interface ContactFiltersProps {
  query: ContactQuery;
  onChange: (filters: {
    show?: ContactFilter | undefined;
    recordUid?: undefined;
    recordDocumentId?: undefined;
  }) => void;
  onClear: () => void;
  isFiltered: boolean;
}

/** A select takes no empty value. */
const ALL = 'all';

/** Narrows the list; every choice stands in the address. */
export function ContactFilters({ query, onChange, onClear, isFiltered }: ContactFiltersProps) {
  const text = useText();
  const labelOf = (filter: string) => text(`contacts.filter.${filter}` as TextKey);
  const label = text('contacts.filter.show');
  const shown = query.show ?? ALL;
  return (
    <>
      <SearchInput
        // It reads the address once; cleared filters must clear it too.
        key={query._q ?? ''}
        label={text('contacts.search')}
        placeholder={text('contacts.search.placeholder')}
        trackedEvent={null}
      />
      <SingleSelect
        size="S"
        aria-label={label}
        value={shown}
        customizeContent={() => `${label}: ${labelOf(shown)}`}
        onChange={(next) => onChange({ show: next === ALL ? undefined : (next as ContactFilter) })}
      >
        {[ALL, ...CONTACT_FILTERS].map((filter) => (
          <SingleSelectOption key={filter} value={filter}>
            {labelOf(filter)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {query.recordUid && (
        <RecordFilter
          uid={query.recordUid}
          onClear={() => onChange({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
      {isFiltered && (
        <Button variant="ghost" startIcon={<Cross />} onClick={onClear}>
          {text('contacts.filter.clear')}
        </Button>
      )}
    </>
  );
}

function RecordFilter({ uid, onClear }: { uid: string; onClear: () => void }) {
  const text = useText();
  const { data } = useWhatsappListCollectionsQuery();
  const record = data?.find((collection) => collection.uid === uid)?.displayName ?? uid;
  return (
    <Flex>
      <Tag icon={<Cross />} label={text('contacts.filter.record.clear')} onClick={onClear}>
        {text('contacts.filter.record', { record })}
      </Tag>
    </Flex>
  );
}
