import type { ListStep } from '../domain/field-path';
import type { Issue } from '../domain/issue';
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

/** A field that can be chosen for a variable, as phone field or as a source of media. */
export interface FieldNode {
  name: string;
  /** Path from the record, e.g. `customer.firstName` or `items[first].title`. */
  path: string;
  displayName: string;
  /** Strapi's attribute type: `string`, `datetime`, `relation`, `component` … */
  type: string;
  /** UID of what lies behind a relation, component or list of files; null where nothing goes on. */
  target: string | null;
  /** Whether it can be chosen: it has a value for a text, or a file where media is wanted. */
  isValue: boolean;
  /** Which way on from a list this is; null for a field. The level of a list offers only ways on. */
  list: ListStep | null;
}

/** How many of the latest records have a phone number that can be used. */
export interface PhoneFieldSample {
  checked: number;
  valid: number;
}

/** The portal address of a recent record, and what is wrong with the pattern. */
export interface PortalSample {
  url: string | null;
  issues: (Issue & { message: string })[];
}

/** A record to try a template with. */
export interface RecordOption {
  documentId: string;
  /** Null where the collection has no languages. */
  locale: string | null;
  /** What the Content Manager calls it. */
  title: string;
  /** Something more to tell it from others. */
  subtitle: string | null;
}

/** `GET /whatsapp/collections` (settings.read or templates.read or messages.send) */
export type ListCollections = { Response: { data: Collection[] } };

/** `PUT /whatsapp/collections/:uid` (settings.update) */
export type UpdateCollection = { Request: CollectionSetting; Response: One<Collection> };

/**
 * `GET /whatsapp/collections/:uid/fields?path=customer&wants=media` (settings.read or templates.read): one
 * level, of values unless files (`media`) or consents (`consent`) are wanted.
 */
export type ListFields = { Response: { data: FieldNode[] } };

/** `GET /whatsapp/collections/:uid/phone-sample?phoneField=…` (settings.read) */
export type SamplePhoneField = { Response: One<PhoneFieldSample> };

/** `GET /whatsapp/collections/:uid/portal-sample?portalUrl=…` (settings.read) */
export type SamplePortalUrl = { Response: One<PortalSample> };

/**
 * `GET /whatsapp/collections/:uid/records?_q=…` (templates.read, and the right to read the collection): the
 * latest twenty whose title holds what is searched for, in the version whose values are sent unless `status`
 * asks for another.
 */
export type ListRecords = {
  Query: { _q?: string; status?: 'draft' | 'published' };
  Response: { data: RecordOption[] };
};
