import { useWhatsappListFieldsQuery } from '../../../api/collections';
import { levelOfPath } from '../content/formats';

/** Strapi's attribute type of the field at a path; undefined while it is not known. */
export function useFieldType(uid: string | null, path: string | null): string | undefined {
  const level = levelOfPath(path ?? '');
  const { currentData: fields = [] } = useWhatsappListFieldsQuery(
    { uid: uid ?? '', ...(level !== '' && { path: level }) },
    { skip: uid === null || path === null },
  );
  return fields.find((field) => field.path === path)?.type;
}
