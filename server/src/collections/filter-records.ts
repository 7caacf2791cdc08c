import type { Core, UID } from '@strapi/strapi';

import type { RecordFilter } from '../../../shared/contracts/campaigns';
import { forbidden, refuse } from '../errors';
import { isLocalized, namesIn, schemaOf } from './attributes';
import { checkerFor } from './judge';
import type { Reader } from './read-record';

/** A record that a filter has found, and by what the next page goes on. */
export interface FoundRecord {
  id: number;
  documentId: string;
  locale?: string | null;
}

type Checker = ReturnType<typeof checkerFor>;

type Json = Record<string, unknown>;

interface Attribute {
  type: string;
  target?: string;
  component?: string;
}

/** What the Content Manager shows of admin users, and lets one filter by. */
const OF_ADMIN_USERS = new Set(['id', 'documentId', 'firstname', 'lastname', 'username']);

/** What everybody who may read records may filter them by, as in the Content Manager. */
const ALWAYS = new Set([
  'id',
  'documentId',
  'locale',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
]);

const ADMIN_USER = 'admin::user';

/** The content type of the Media Library's files. */
const FILE = 'plugin::upload.file';

const SEARCHED = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Finds records by the filters of a list in the Content Manager, with the rights of whoever asks. */
export function createRecordFilter(strapi: Core.Strapi) {
  /**
   * Refuses filters that look at what somebody may not read, at any hop: left out they would find more
   * records, and kept they would tell what stands there.
   */
  function check(uid: string, filters: unknown, checker: Checker | null, ability: unknown): void {
    const attributeOf = (model: string, name: string) =>
      (schemaOf(strapi, model)?.attributes as Record<string, Attribute> | undefined)?.[name];

    const may = (of: Checker, path: string) => of.can.read(undefined, path);
    const checkerOf = (model: string) =>
      model === ADMIN_USER ? checker : checkerFor(strapi, model, ability);

    const visit = (model: string, node: unknown, of: Checker | null, prefix: string): void => {
      if (Array.isArray(node)) return node.forEach((one) => visit(model, one, of, prefix));
      if (!isObject(node)) return;
      for (const [key, value] of Object.entries(node)) {
        if (key.startsWith('$')) {
          visit(model, value, of, prefix);
          continue;
        }
        const path = prefix + key;
        if (model === ADMIN_USER) {
          if (!OF_ADMIN_USERS.has(key)) throw refuse('audience.hidden', 'filters', { field: path });
          continue;
        }
        const attribute = attributeOf(model, key);
        if (!attribute && !ALWAYS.has(key))
          throw refuse('audience.hidden', 'filters', { field: path });
        const { type, component } = attribute ?? { type: '' };
        const target = type === 'media' ? FILE : attribute?.target;
        // Roles name the fields of a component, not the component.
        const needsRight = !ALWAYS.has(key) && type !== 'component';
        const isOpaque = type === 'password' || type === 'dynamiczone' || (of && !may(of, path));
        if (needsRight && isOpaque) throw refuse('audience.hidden', 'filters', { field: path });
        if (component) visit(component, value, of, `${path}.`);
        else if (target) visit(target, value, of && checkerOf(target), '');
      }
    };
    visit(uid, filters, checker, '');
  }

  /** What the search of a list looks into, as far as somebody may read it. */
  function searchIn(uid: string, text: string, checker: Checker | null): object {
    const schema = schemaOf(strapi, uid)!;
    const attributes = schema.attributes as Record<string, Attribute>;
    const may = (name: string) => !checker || checker.can.read(undefined, name);
    const isNumber = /^-?\d{1,15}(\.\d+)?$/.test(text);
    const matches = namesIn(schema).flatMap((name): object[] => {
      const type = attributes[name]?.type ?? '';
      if (!may(name)) return [];
      if (SEARCHED.has(type)) return [{ [name]: { $containsi: text } }];
      return isNumber && /^(integer|biginteger|decimal|float)$/.test(type)
        ? [{ [name]: { $eq: text } }]
        : [];
    });
    return matches.length > 0 ? { $or: matches } : { id: { $eq: -1 } };
  }

  /** The filters as the Document Service takes them. */
  async function filtersOf({ uid, filters, _q }: RecordFilter, reader: Reader): Promise<object[]> {
    const checker = reader && checkerFor(strapi, uid, reader.ability);
    if (checker && !checker.can.read()) throw forbidden('audience.notAllowed', { collection: uid });
    if (filters !== undefined && filters !== null && typeof filters !== 'object')
      throw refuse('audience.filter', 'filters');
    check(uid, filters, checker, reader?.ability);
    const asked = filters && Object.keys(filters).length > 0 ? [filters] : [];
    const text = _q?.trim();
    const permitted = checker ? (await checker.sanitizedQuery.read({})).filters : undefined;
    return [
      ...asked,
      ...(text ? [searchIn(uid, text, checker)] : []),
      ...(permitted && Object.keys(permitted).length > 0 ? [permitted] : []),
    ];
  }

  const documents = (uid: string) =>
    strapi.documents(uid as UID.ContentType) as unknown as {
      findMany(params: object): Promise<FoundRecord[]>;
      count(params: object): Promise<number>;
    };

  /** The Content Manager lists what is being edited, published or not. */
  const versionOf = ({ uid, locale }: RecordFilter) => ({
    ...(isLocalized(strapi, uid) && locale && { locale }),
    status: 'draft' as const,
  });

  return {
    /** Some of the records, in the order of their rows, after the row that was seen last. */
    async list(filter: RecordFilter, reader: Reader, after: number, limit: number) {
      const filters = await filtersOf(filter, reader);
      return documents(filter.uid).findMany({
        ...versionOf(filter),
        fields: ['documentId', ...(isLocalized(strapi, filter.uid) ? ['locale'] : [])],
        filters: { $and: [...filters, { id: { $gt: after } }] },
        sort: 'id:asc',
        limit,
      });
    },

    /** The n-th of them, from 0; null when there are not so many. */
    async at(filter: RecordFilter, reader: Reader, index: number): Promise<FoundRecord | null> {
      const filters = await filtersOf(filter, reader);
      const [found] = await documents(filter.uid).findMany({
        ...versionOf(filter),
        fields: ['documentId', ...(isLocalized(strapi, filter.uid) ? ['locale'] : [])],
        filters: { $and: filters },
        sort: 'id:asc',
        start: index,
        limit: 1,
      });
      return found ?? null;
    },

    async count(filter: RecordFilter, reader: Reader): Promise<number> {
      const filters = await filtersOf(filter, reader);
      return documents(filter.uid).count({ ...versionOf(filter), filters: { $and: filters } });
    },
  };
}
