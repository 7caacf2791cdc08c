import type { Core, UID } from '@strapi/strapi';

import type { RecordReference } from '../../../shared/contracts/messages';
import { populateFor, resolvePath, valueAt } from './field-path';

/** The part of Strapi's permission checker that is used here. */
interface PermissionChecker {
  can: { read(entity?: unknown, field?: string): boolean };
  cannot: { read(entity?: unknown, field?: string): boolean };
  sanitizedQuery: { read(query: object): Promise<object> };
}

/** Who reads: a person with an ability of the admin, or code, which may read everything. */
export type Reader = { ability: unknown } | null;

/** What a record says at the paths asked for. */
export interface RecordValues {
  /** By path: the value; undefined when it is empty. */
  values: Map<string, unknown>;
  /** Paths that this person may not read. */
  hidden: Set<string>;
}

/** What the conditions of roles look at, such as “is creator”. */
const CREATOR = { createdBy: { populate: { roles: true } } };

type Document = Record<string, unknown> & { documentId: string; id: number };

/** Reads records with the rights of the person who asks. */
export function createRecordReader(strapi: Core.Strapi) {
  const checkerFor = (model: string, ability: unknown) =>
    (
      strapi.plugin('content-manager').service('permission-checker') as unknown as {
        create(options: { userAbility: unknown; model: string }): PermissionChecker;
      }
    ).create({ userAbility: ability, model });

  async function fetch(
    { uid, documentId, locale }: RecordReference,
    status: 'draft' | 'published',
    params: object,
  ): Promise<Document | null> {
    return strapi.documents(uid as UID.ContentType).findOne({
      ...params,
      documentId,
      status,
      ...(locale && { locale }),
    } as never) as unknown as Promise<Document | null>;
  }

  /** Whether this person may read the record at all, with the conditions of the roles. */
  async function mayRead(
    reader: Reader,
    reference: RecordReference,
    status: 'draft' | 'published',
  ): Promise<boolean> {
    if (!reader) return true;
    const checker = checkerFor(reference.uid, reader.ability);
    if (checker.cannot.read()) return false;
    const query = await checker.sanitizedQuery.read({});
    const found = await fetch(reference, status, { ...query, populate: CREATOR });
    return found !== null && !checker.cannot.read(found);
  }

  /** Whether the person may read every hop of a path, each with the permissions of its own model. */
  async function mayReadPath(
    reader: { ability: unknown },
    root: { uid: string; document: Document },
    path: string,
  ): Promise<boolean> {
    const resolved = resolvePath(strapi, root.uid, path);
    if (!resolved.ok) return true;
    let document: unknown = root.document;
    for (const [index, hop] of resolved.hops.entries()) {
      if (document === null || document === undefined) return true;
      const checker = checkerFor(hop.uid, reader.ability);
      if (checker.cannot.read()) return false;
      // A related record is judged by the conditions on its own kind, so it is read again by them.
      const judged =
        index === 0
          ? document
          : await strapi.db.query(hop.uid as UID.ContentType).findOne({
              where: { id: (document as Document).id },
              populate: ['createdBy', 'createdBy.roles'].filter(
                (name) =>
                  name.split('.')[0]! in
                  (strapi.contentTypes[hop.uid as UID.ContentType]?.attributes ?? {}),
              ),
            });
      if (!judged || checker.cannot.read(judged) || checker.cannot.read(judged, hop.field))
        return false;
      document = valueAt(document, hop.field);
    }
    return true;
  }

  return {
    mayRead,

    /**
     * The values at these paths. Null when the record does not exist in this version, or this person
     * may not see it. Paths that lead nowhere have no value.
     */
    async read(
      reference: RecordReference,
      status: 'draft' | 'published',
      paths: string[],
      reader: Reader,
    ): Promise<RecordValues | null> {
      const known = [...new Set(paths)].filter(
        (path) => resolvePath(strapi, reference.uid, path).ok,
      );
      const document = await fetch(reference, status, {
        populate: { ...populateFor(known), ...(reader && CREATOR) },
      });
      if (!document || !(await mayRead(reader, reference, status))) return null;
      const values = new Map<string, unknown>();
      const hidden = new Set<string>();
      for (const path of known) {
        if (reader && !(await mayReadPath(reader, { uid: reference.uid, document }, path)))
          hidden.add(path);
        else values.set(path, valueAt(document, path) ?? undefined);
      }
      return { values, hidden };
    },

    /** Whether the record exists in this version, whoever asks. */
    exists: async (reference: RecordReference, status: 'draft' | 'published') =>
      (await fetch(reference, status, {})) !== null,
  };
}

export type RecordReader = ReturnType<typeof createRecordReader>;
