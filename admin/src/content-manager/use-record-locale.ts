import { useQueryParams } from '@strapi/strapi/admin';
import type { Collection } from '../../../shared/contracts/collections';

/** The language of the record that the edit view shows; null where its collection has none. */
export function useRecordLocale({ isLocalized }: Pick<Collection, 'isLocalized'>): string | null {
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  return isLocalized ? (query.plugins?.i18n?.locale ?? null) : null;
}
