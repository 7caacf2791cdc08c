import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useCollectionName } from '../../hooks/use-collection-name';

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
