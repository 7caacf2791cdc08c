import {
  Badge,
  Button,
  Checkbox,
  Flex,
  Popover,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import type { Inbox } from '../../../../../shared/contracts/inbox';
import { FilterChoice } from '../../../components/FilterChoice';
import { useText } from '../../../hooks/use-text';
import { INBOX_FILTERS, type InboxUrl } from '../inbox-url';
import type { InboxAddress } from '../use-inbox-url';

const SWITCHES = ['unread', 'closing', 'snoozed'] as const;

interface ListFiltersProps {
  inbox: Inbox;
  url: InboxUrl;
  change: InboxAddress['change'];
  onClear: () => void;
}

/** Narrows the list, and says in which order it stands. */
export function ListFilters({ inbox, url, change, onClear }: ListFiltersProps) {
  const text = useText();
  const count = INBOX_FILTERS.filter((name) => name !== '_q' && url[name]).length;
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Filter />}>
          {text('inbox.list.filter')}
          {count > 0 && (
            <>
              {' '}
              <Badge active>{count}</Badge>
            </>
          )}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end" aria-label={text('inbox.list.filter')}>
        <Flex direction="column" alignItems="stretch" gap={3} padding={4} minWidth="26rem">
          {inbox.accounts.length > 1 && (
            <FilterChoice
              label={text('inbox.list.filter.account')}
              value={url.account}
              options={inbox.accounts.map(({ documentId, name }) => ({
                value: documentId,
                label: name,
              }))}
              onChange={(account) => change({ account })}
            />
          )}
          {(inbox.labels.length > 0 || url.label) && (
            <FilterChoice
              label={text('inbox.list.filter.label')}
              value={url.label}
              options={inbox.labels.map(({ documentId, name }) => ({
                value: documentId,
                label: name,
              }))}
              onChange={(label) => change({ label })}
            />
          )}
          <SingleSelect
            size="S"
            aria-label={text('inbox.list.sort')}
            value={url.sort ?? 'newest'}
            customizeContent={(sort) =>
              `${text('inbox.list.sort')}: ${text(sort === 'waiting' ? 'inbox.list.sort.waiting' : 'inbox.list.sort.newest')}`
            }
            onChange={(sort) => change({ sort: String(sort) })}
          >
            {(['newest', 'waiting'] as const).map((sort) => (
              <SingleSelectOption key={sort} value={sort}>
                {text(`inbox.list.sort.${sort}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          {SWITCHES.map((name) => (
            <Checkbox
              key={name}
              checked={Boolean(url[name])}
              onCheckedChange={(isOn) => change({ [name]: isOn ? 'true' : undefined })}
            >
              {text(`inbox.list.filter.${name}`)}
            </Checkbox>
          ))}
          {count > 0 && (
            <Button variant="tertiary" size="S" onClick={onClear}>
              {text('inbox.list.filter.clear')}
            </Button>
          )}
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
