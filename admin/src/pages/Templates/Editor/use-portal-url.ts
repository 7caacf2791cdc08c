import { useWhatsappListCollectionsQuery } from '../../../api/collections';

/** The portal address of a collection, with its placeholders; null where none is set. */
export function usePortalUrl(uid: string | null): string | null {
  const { data: collections = [] } = useWhatsappListCollectionsQuery();
  return collections.find((one) => one.uid === uid)?.setting?.portalUrl || null;
}
