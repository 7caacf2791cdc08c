import type { One } from './page';

/** How a collection takes part; see `config.collections` in the documentation. */
export interface CollectionSetting {
  enabled: boolean;
  /** Path to the phone number, e.g. `phone` or `customer.phone`. */
  phoneField: string;
  nameField?: string | null;
  localeField?: string | null;
  consentField?: string | null;
  portalUrl?: string | null;
  /** Which version of a record gives the values, where the collection has Draft & Publish. */
  valuesFrom: 'published' | 'draft';
}

/** Where a setting was made; what is set in code cannot be changed in the admin. */
export type SettingSource = 'config' | 'schema' | 'admin' | 'none';

/** A collection and how it takes part. */
export interface Collection {
  uid: string;
  displayName: string;
  hasDraftAndPublish: boolean;
  isLocalized: boolean;
  setting: CollectionSetting | null;
  source: SettingSource;
  isLocked: boolean;
  /** Paths named by the setting that do not exist (any more), in words. */
  problems: string[];
}

/** A field that can be chosen for a variable or as phone field. */
export interface FieldNode {
  name: string;
  /** Path from the record, e.g. `customer.firstName`. */
  path: string;
  displayName: string;
  /** Strapi's attribute type: `string`, `datetime`, `relation`, `component` … */
  type: string;
  /** UID of the content type or component behind a relation or component to one. */
  target: string | null;
  /** Whether it has a value that can be put into a text. */
  isValue: boolean;
}

/** How many of the latest records have a phone number that can be used. */
export interface PhoneFieldSample {
  checked: number;
  valid: number;
}

/** `GET /whatsapp/collections` (settings.read or templates.read or messages.send) */
export type ListCollections = { Response: { data: Collection[] } };

/** `PUT /whatsapp/collections/:uid` (settings.update) */
export type UpdateCollection = { Request: CollectionSetting; Response: One<Collection> };

/** `GET /whatsapp/collections/:uid/fields?path=customer` (settings.read or templates.read): one level. */
export type ListFields = { Response: { data: FieldNode[] } };

/** `GET /whatsapp/collections/:uid/phone-sample?phoneField=…` (settings.read) */
export type SamplePhoneField = { Response: One<PhoneFieldSample> };
