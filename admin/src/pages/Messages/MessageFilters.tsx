import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { MESSAGE_STATES } from '../../../../shared/domain/message/message';
import { useWhatsappListTemplatesQuery } from '../../api/templates';
import { FilterChoice } from '../../components/FilterChoice';
import { RecordFilter } from '../../components/RecordFilter';
import type { ListUrl } from '../../hooks/use-list-url';
import { useText } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';

/** What the log can be narrowed by. */
export const FILTERS = [
  '_q',
  'state',
  'direction',
  'template',
  'recordUid',
  'recordDocumentId',
  'campaign',
] as const;

/** What the address asks of the log. */
export type MessagesUrl = ListUrl<(typeof FILTERS)[number]>;

interface MessageFiltersProps {
  list: MessagesUrl;
  /** Of the messages that are shown. */
  campaignName: string | null;
}

/** Narrows the log by state, direction, template, record and campaign. */
export function MessageFilters({ list: { url, change }, campaignName }: MessageFiltersProps) {
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
      <FilterChoice
        label={text('messages.filter.state')}
        value={url.state}
        options={states}
        onChange={(state) => change({ state })}
      />
      <FilterChoice
        label={text('messages.filter.direction')}
        value={url.direction}
        options={directions}
        onChange={(direction) => change({ direction })}
      />
      {(templates.length > 0 || url.template) && (
        <FilterChoice
          label={text('messages.filter.template')}
          value={url.template}
          options={templates.map((name) => ({ value: name, label: name }))}
          onChange={(template) => change({ template })}
        />
      )}
      {url.recordUid && (
        <RecordFilter
          of="messages"
          uid={url.recordUid}
          onClear={() => change({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
      {url.campaign && (
        <Flex>
          <Tag
            icon={<Cross />}
            label={text('messages.filter.campaign.clear')}
            onClick={() => change({ campaign: undefined })}
          >
            {campaignName
              ? text('messages.filter.campaign', { campaign: campaignName })
              : text('messages.filter.campaign.one')}
          </Tag>
        </Flex>
      )}
    </>
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
