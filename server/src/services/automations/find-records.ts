import type { Core, UID } from '@strapi/strapi';

import type { Version } from '../../../../shared/domain/automation/trigger';
import { isLocalized } from '../../collections/attributes';

/** A record as it is found, one for each language, with the fields that were asked for. */
type FoundRecord = Record<string, unknown> & {
  id: number;
  documentId: string;
  locale?: string | null;
};

interface Wanted {
  version: Version;
  /** Besides what names it. */
  fields?: string[];
  filters: object;
  sort: 'id:asc' | 'id:desc';
  limit: number;
}

/** Finds records of a collection in one version, in each of their languages. */
export async function findRecords(
  strapi: Core.Strapi,
  uid: string,
  { version, fields = [], filters, sort, limit }: Wanted,
): Promise<FoundRecord[]> {
  const localized = isLocalized(strapi, uid);
  return (await strapi.documents(uid as UID.ContentType).findMany({
    fields: ['documentId', ...fields, ...(localized ? ['locale'] : [])],
    filters,
    status: version,
    ...(localized && { locale: '*' }),
    sort,
    limit,
  } as never)) as unknown as FoundRecord[];
}
