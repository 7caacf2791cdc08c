import { useWhatsappListCollectionsQuery } from '../api/collections';

/** What people call a collection; its UID for those who may not read the settings. */
export function useCollectionName(uid: string): string {
  const { data } = useWhatsappListCollectionsQuery();
  return data?.find((collection) => collection.uid === uid)?.displayName ?? uid;
}
