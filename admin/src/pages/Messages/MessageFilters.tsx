import { Button, Flex, Tag } from '@strapi/design-system';
import { Cross, Filter } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import type { Message } from '../../../../shared/contracts/messages';
import { MESSAGE_STATES } from '../../../../shared/domain/message/message';
import { useWhatsappListAccountsQuery } from '../../api/accounts';
import { useWhatsappListTemplatesQuery } from '../../api/templates';
import { DayFilter } from '../../components/DayFilter';
import { FilterChoice } from '../../components/FilterChoice';
import { RecordFilter } from '../../components/RecordFilter';
import { typeName } from '../../components/type-name';
import { useText, type TextKey } from '../../hooks/use-text';
import { PERMISSIONS } from '../../permissions';
import { FailureFilter } from './FailureFilter';
import { MORE_FILTERS, type MessagesUrl } from './messages-query';

const TYPES = [
  'template',
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'reaction',
  'button',
  'order',
] as const;

const SOURCES = ['person', 'automation', 'campaign', 'code', 'api', 'app'] as const;

const FAILURE_TYPES = ['refused', 'undelivered', 'expired', 'invalid'] as const;

interface MessageFiltersProps {
  list: MessagesUrl;
  /** What is shown, by which campaigns and automations are known by name. */
  messages: Message[];
}

/** Narrows the log; what is rarely asked for opens by a button. */
export function MessageFilters({ list, messages }: MessageFiltersProps) {
  const text = useText();
  const moreId = useId();
  const { url, change } = list;
  const [isMore, setIsMore] = useState(() => MORE_FILTERS.some((name) => url[name]));
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
      {(templates === null || templates.length > 0 || url.template) && (
        <FilterChoice
          label={text('messages.filter.template')}
          value={url.template}
          options={(templates ?? []).map((name) => ({ value: name, label: name }))}
          onChange={(template) => change({ template })}
        />
      )}
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Filter />}
        aria-expanded={isMore}
        aria-controls={moreId}
        onClick={() => setIsMore(!isMore)}
      >
        {text(isMore ? 'messages.filter.less' : 'messages.filter.more')}
      </Button>
      <div id={moreId} hidden={!isMore}>
        {isMore && <MoreFilters list={list} />}
      </div>
      <AskedFor list={list} messages={messages} />
    </>
  );
}

function MoreFilters({ list: { url, change } }: Pick<MessageFiltersProps, 'list'>) {
  const text = useText();
  const { allowedActions } = useRBAC(PERMISSIONS.accountsRead);
  const { data: accounts = [] } = useWhatsappListAccountsQuery(undefined, {
    skip: !allowedActions.canRead,
  });
  return (
    <Flex gap={2} wrap="wrap">
      <FilterChoice
        label={text('messages.filter.type')}
        value={url.type}
        options={TYPES.map((type) => ({ value: type, label: text(typeName(type) as TextKey) }))}
        onChange={(type) => change({ type })}
      />
      <FilterChoice
        label={text('messages.filter.source')}
        value={url.source}
        options={SOURCES.map((source) => ({
          value: source,
          label: text(`messages.source.${source}`),
        }))}
        onChange={(source) => change({ source })}
      />
      {(accounts.length > 1 || url.account) && (
        <FilterChoice
          label={text('messages.filter.account')}
          value={url.account}
          options={accounts.map(({ documentId, name }) => ({ value: documentId, label: name }))}
          onChange={(account) => change({ account })}
        />
      )}
      <FilterChoice
        label={text('messages.filter.failureType')}
        value={url.failureType}
        options={FAILURE_TYPES.map((type) => ({
          value: type,
          label: text(`messages.failureType.${type}`),
        }))}
        onChange={(failureType) => change({ failureType })}
      />
      <FailureFilter value={url.failure} onChange={(failure) => change({ failure })} />
      <DayFilter
        label={text('messages.filter.from')}
        day={url.from}
        onChange={(from) => change({ from })}
      />
      <DayFilter
        label={text('messages.filter.to')}
        day={url.to}
        onChange={(to) => change({ to })}
      />
    </Flex>
  );
}

/** What a link has asked for, to be taken away one by one. */
function AskedFor({ list: { url, change }, messages }: MessageFiltersProps) {
  const text = useText();
  const named = (name: 'campaignName' | 'automationName') =>
    messages.find((message) => message[name])?.[name] ?? null;
  const tags: [name: 'campaign' | 'automation' | 'contact' | 'code', label: string][] = [
    ['campaign', text('messages.filter.campaign', { campaign: named('campaignName') ?? '…' })],
    [
      'automation',
      text('messages.filter.automation', { automation: named('automationName') ?? '…' }),
    ],
    ['contact', text('messages.filter.contact')],
    ['code', text('messages.filter.code', { code: url.code ?? '' })],
  ];
  return (
    <>
      {url.recordUid && (
        <RecordFilter
          of="messages"
          uid={url.recordUid}
          onClear={() => change({ recordUid: undefined, recordDocumentId: undefined })}
        />
      )}
      {tags.map(
        ([name, label]) =>
          url[name] && (
            <Flex key={name}>
              <Tag
                icon={<Cross />}
                label={text('messages.filter.takeAway', { filter: label })}
                onClick={() => change({ [name]: undefined })}
              >
                {label}
              </Tag>
            </Flex>
          ),
      )}
    </>
  );
}

/**
 * The names of the templates, each once; none for those who may not see them. Null until they are known: what
 * stands behind their filter must not move from under a pointer.
 */
function useTemplateNames(): string[] | null {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.templatesRead);
  const { data, isError } = useWhatsappListTemplatesQuery(
    { page: 1, pageSize: 100, sort: 'name:asc' },
    { skip: !allowedActions.canRead },
  );
  if (!data) return isLoading || (allowedActions.canRead && !isError) ? null : [];
  return [...new Set(data.data.map(({ name }) => name))];
}
