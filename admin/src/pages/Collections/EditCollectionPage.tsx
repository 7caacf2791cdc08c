import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { useWhatsappListCollectionsQuery } from '../../api/collections';
import { useText } from '../../hooks/use-text';
import { CollectionForm } from './CollectionForm';

/** The settings of one collection. */
export function EditCollectionPage() {
  const text = useText();
  const { uid = '' } = useParams();
  const { data: collections, isLoading } = useWhatsappListCollectionsQuery();
  const collection = collections?.find((one) => one.uid === uid);
  if (isLoading) return <Page.Loading />;
  if (!collection) return <Page.Error content={text('collections.error.one')} />;
  return <CollectionForm key={uid} collection={collection} />;
}
