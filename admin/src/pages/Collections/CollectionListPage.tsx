import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useWhatsappListCollectionsQuery } from '../../api/collections';
import { RetryError } from '../../components/RetryError';
import { useText } from '../../hooks/use-text';
import { CollectionTable } from './CollectionTable';

/** Every collection, and whether messages can be sent from its records. */
export function CollectionListPage() {
  const text = useText();
  const {
    data: collections,
    isLoading,
    isError,
    refetch,
  } = useWhatsappListCollectionsQuery(undefined, { refetchOnMountOrArgChange: true });

  const body = () => {
    if (isError && !collections) return <RetryError onRetry={refetch} />;
    if (collections?.length === 0)
      return (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={text('collections.empty')}
          hasRadius
          shadow="tableShadow"
        />
      );
    return <CollectionTable collections={collections ?? []} isLoading={isLoading} />;
  };

  return (
    <Page.Main>
      <Page.Title>{text('collections.title')}</Page.Title>
      <Layouts.Header title={text('collections.title')} subtitle={text('collections.subtitle')} />
      <Layouts.Content>{body()}</Layouts.Content>
    </Page.Main>
  );
}
