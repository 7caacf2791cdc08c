import { Button, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { SearchInput, useRBAC } from '@strapi/strapi/admin';
import type { MessageQuery } from '../../../../shared/contracts/messages';
import { MESSAGE_STATES } from '../../../../shared/domain/message/message';
import { useWhatsappListTemplatesQuery } from '../../api/templates';
import { FilterChoice } from '../../components/FilterChoice';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { useCollectionName } from './RecordLink';

type Filter = 'state' | 'direction' | 'template' | 'recordUid' | 'recordDocumentId';

interface MessageFiltersProps {
  query: MessageQuery;
  onChange: (filters: Partial<Record<Filter, string | undefined>>) => void;
  onClear: () => void;
  isFiltered: boolean;
}

/** Narrows the log; every choice stands in the address. */
export function MessageFilters({ query, onChange, onClear, isFiltered }: MessageFiltersProps) {
  const text = useText();
  const templates = useTemplateNames();
  const states = [
    { value: 'scheduled', label: text('messages.filter.scheduled') },
    ...MESSAGE_STATES.map((state) => ({ value: state, label: text(`state.${state}`) })),
  ];
  const directions = (['out', 'in'] as const).map((direction) => ({
    value: direction,
    label: text(`messages.direction.${direction}`),
  }));

  return (
    <>
      <SearchInput
        // It reads the address once; cleared filters must clear it too.
        key={query._q ?? ''}
        label={text('messages.search')}
        placeholder={text('messages.search.placeholder')}
        trackedEvent={null}
      />
      <FilterChoice
        label={text('messages.filter.state')}
        value={query.state}
        options={states}
        onChange={(state) => onChange({ state })}
      />
      <FilterChoice
        label={text('messages.filter.direction')}
        value={query.direction}
        options={directions}
        onChange={(direction) => onChange({ direction })}
      />
      {(templates.length > 0 || query.template) && (
        <FilterChoice
          label={text('messages.filter.template')}
          value={query.template}
          options={templates.map((name) => ({ value: name, label: name }))}
          onChange={(template) => onChange({ template })}
        />
      )}
      {query.recordUid && (
        <RecordFilter
          uid={query.recordUid}
          onClear={() => onChange({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
      {isFiltered && (
        <Button variant="ghost" startIcon={<Cross />} onClick={onClear}>
          {text('messages.filter.clear')}
        </Button>
      )}
    </>
  );
}

function RecordFilter({ uid, onClear }: { uid: string; onClear: () => void }) {
  const text = useText();
  const record = useCollectionName(uid);
  return (
    <Flex>
      <Tag icon={<Cross />} label={text('messages.filter.record.clear')} onClick={onClear}>
        {text('messages.filter.record', { record })}
      </Tag>
    </Flex>
  );
}

/** The names of the templates, each once; none for those who may not see them. */
function useTemplateNames(): string[] {
  const { allowedActions } = useRBAC(PERMISSIONS.templatesRead);
  const { data } = useWhatsappListTemplatesQuery(
    { page: 1, pageSize: 100, sort: 'name:asc' },
    { skip: !allowedActions.canRead },
  );
  return [...new Set(data?.data.map(({ name }) => name))];
}
