import type { Collection, CollectionSetting } from '../../../../shared/contracts/collections';

/** What the form of a collection holds. */
export interface CollectionValues {
  enabled: boolean;
  phoneField: string | null;
  nameField: string | null;
  localeField: string | null;
  valuesFrom: 'published' | 'draft';
}

/** The form of a collection; one without a setting is switched on by the first save. */
export const collectionValues = ({
  setting,
  hasDraftAndPublish,
}: Collection): CollectionValues => ({
  enabled: setting?.enabled ?? false,
  phoneField: setting?.phoneField || null,
  nameField: setting?.nameField ?? null,
  localeField: setting?.localeField ?? null,
  valuesFrom: setting?.valuesFrom ?? (hasDraftAndPublish ? 'published' : 'draft'),
});

/** What is sent; what the form does not show stays as it is. */
export const collectionInput = (
  values: CollectionValues,
  before: CollectionSetting | null,
): CollectionSetting => ({ ...before, ...values, phoneField: values.phoneField ?? '' });
