import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { useCollectionName } from '../hooks/use-collection-name';

interface RecordLinkProps {
  uid: string;
  documentId: string;
  /** Of the version that is meant, where the collection has languages. */
  locale?: string | null;
  /** Tells it apart from the others on the page: what leads there. */
  of: string;
}

/** Leads to a record, by the name of its collection. */
export function RecordLink({ uid, documentId, locale = null, of }: RecordLinkProps) {
  const language = locale ? `?plugins[i18n][locale]=${encodeURIComponent(locale)}` : '';
  const name = useCollectionName(uid);
  return (
    <Link
      tag={NavLink}
      to={`/content-manager/collection-types/${uid}/${documentId}${language}`}
      aria-label={`${name} (${of})`}
    >
      {name}
    </Link>
  );
}
