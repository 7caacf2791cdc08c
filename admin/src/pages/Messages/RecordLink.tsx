import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useWhatsappListCollectionsQuery } from '../../api/collections';

interface RecordLinkProps {
  uid: string;
  documentId: string;
}

/** Leads to the record that a message speaks of. */
export function RecordLink({ uid, documentId }: RecordLinkProps) {
  return (
    <Link tag={NavLink} to={`/content-manager/collection-types/${uid}/${documentId}`}>
      {useCollectionName(uid)}
    </Link>
  );
}

/** What people call a collection; its UID for those who may not read the settings. */
export function useCollectionName(uid: string): string {
  const { data } = useWhatsappListCollectionsQuery();
  return data?.find((collection) => collection.uid === uid)?.displayName ?? uid;
}
