import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { readApiError } from '../../api/read-api-error';
import { useApiError } from '../../hooks/use-api-error';
import { useText } from '../../hooks/use-text';
import { BackToCampaigns } from './BackToCampaigns';

/** A campaign that could not be read. */
export function CampaignError({ error }: { error: unknown }) {
  const text = useText();
  const { toWords } = useApiError();
  const { status } = readApiError(error);
  return (
    <Page.Main>
      <Page.Title>{text('campaigns.title')}</Page.Title>
      <Layouts.Header title={text('campaigns.title')} navigationAction={<BackToCampaigns />} />
      <Layouts.Content>
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={status === 404 ? text('campaign.notFound') : toWords(error)}
        />
      </Layouts.Content>
    </Page.Main>
  );
}
