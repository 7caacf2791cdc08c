import type { Collection, CollectionSetting } from '../../../../shared/contracts/collections';
import type { Issue } from '../../../../shared/domain/issue';
import { checkUrlPattern } from '../../../../shared/domain/url-pattern';

/** What the form of a collection holds. */
export interface CollectionValues {
  enabled: boolean;
  phoneField: string | null;
  nameField: string | null;
  localeField: string | null;
  consentField: string | null;
  /** As it is typed; empty for none. */
  portalUrl: string;
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
  consentField: setting?.consentField ?? null,
  portalUrl: setting?.portalUrl ?? '',
  valuesFrom: setting?.valuesFrom ?? (hasDraftAndPublish ? 'published' : 'draft'),
});

/** What is sent; what the form does not show stays as it is. */
export const collectionInput = (
  values: CollectionValues,
  before: CollectionSetting | null,
): CollectionSetting => ({
  ...before,
  ...values,
  phoneField: values.phoneField ?? '',
  portalUrl: values.portalUrl.trim() || null,
});

/** What is wrong with the values, as far as it can be told without the server. */
export const checkCollection = ({ portalUrl }: CollectionValues): Issue[] =>
  portalUrl.trim() === '' ? [] : checkUrlPattern(portalUrl.trim(), 'portalUrl');
