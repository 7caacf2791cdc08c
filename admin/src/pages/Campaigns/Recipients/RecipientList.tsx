import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { SearchInput, useNotification, useQueryParams } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import type { Campaign, RecipientQuery } from '../../../../../shared/contracts/campaigns';
import { recipientsFileUrl, useWhatsappListRecipientsQuery } from '../../../api/campaigns';
import { ListPages } from '../../../components/ListPages';
import { Notice } from '../../../components/Notice';
import { readPaging } from '../../../hooks/read-paging';
import { useApiError } from '../../../hooks/use-api-error';
import { usePageVisible } from '../../../hooks/use-page-visible';
import { useSaveFile } from '../../../hooks/use-save-file';
import { useText } from '../../../hooks/use-text';
import { RecipientTable } from './RecipientTable';

interface RecipientListProps {
  campaign: Campaign;
  /** Which of them; the search and the page stand in the address. */
  filter: Omit<RecipientQuery, 'page' | 'pageSize' | '_q'>;
  /** What is told of each: what the check found, or what became of the message. */
  of: 'check' | 'run';
  /** What the list can be narrowed by beside the search. */
  filters?: ReactNode;
  /** What can be done with all of them. */
  action?: ReactNode;
  /** Milliseconds between two looks; 0 for none. */
  refreshEvery?: number;
}

/** The people of a campaign by pages, searched and saved as a file. */
export function RecipientList({
  campaign,
  filter,
  of,
  filters,
  action,
  refreshEvery = 0,
}: RecipientListProps) {
  const text = useText();
  const { toWords } = useApiError();
  const { toggleNotification } = useNotification();
  const { save, isSaving } = useSaveFile();
  const isVisible = usePageVisible();
  const [{ query }] = useQueryParams<{ page?: string; pageSize?: string; _q?: string }>();
  const asked: RecipientQuery = { ...filter, ...(query._q && { _q: query._q }) };
  const { data, error, isFetching } = useWhatsappListRecipientsQuery(
    { documentId: campaign.documentId, ...asked, ...readPaging(query) },
    { pollingInterval: isVisible ? refreshEvery : 0, refetchOnMountOrArgChange: true },
  );
  const pagination = data?.meta.pagination;

  const onSave = async () => {
    const path = recipientsFileUrl(campaign.documentId, asked);
    if (!(await save(path, `${campaign.name}.csv`)))
      toggleNotification({ type: 'danger', message: text('recipients.csv.failed') });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Flex gap={2} wrap="wrap">
          <SearchInput
            // It reads the address once; a search that was taken away must go here too.
            key={query._q ?? ''}
            label={text('recipients.search')}
            placeholder={text('recipients.search.placeholder')}
            trackedEvent={null}
          />
          {filters}
        </Flex>
        <Flex gap={2} wrap="wrap">
          {action}
          {campaign.can.export && (
            <Button
              type="button"
              variant="tertiary"
              startIcon={<Download />}
              loading={isSaving}
              onClick={() => void onSave()}
            >
              {text('recipients.csv')}
            </Button>
          )}
        </Flex>
      </Flex>
      {error !== undefined && (
        <Notice
          variant={data ? 'warning' : 'danger'}
          title={text(data ? 'recipients.error.stale' : 'recipients.error')}
        >
          {toWords(error)}
        </Notice>
      )}
      {data && data.data.length === 0 && !isFetching && (
        <EmptyStateLayout shadow={undefined} content={text('recipients.none')} />
      )}
      {data && data.data.length > 0 && (
        <>
          <RecipientTable campaign={campaign} recipients={data.data} of={of} />
          <ListPages pagination={pagination} />
        </>
      )}
    </Flex>
  );
}
