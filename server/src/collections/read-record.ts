import type { Core, UID } from '@strapi/strapi';

import type { RecordReference } from '../../../shared/contracts/messages';
import { isLocalized } from './attributes';
import { resolvePath, type FollowedPath } from './field-path';
import { batchesOf, createJudge, type Judge } from './judge';
import { needsLocales, queryFor, valueFrom, walk, type Row } from './record-tree';

/** Who reads: a person with an ability of the admin, or code, which may read everything. */
export type Reader = { ability: unknown } | null;

/** What a record says at the paths asked for. */
export interface RecordValues {
  /**
   * By path: the value, undefined when it is empty; a list where the path joins, a number where it
   * counts, a `MediaFile` where it ends at a file.
   */
  values: Map<string, unknown>;
  /** Paths that this person may not read. */
  hidden: Set<string>;
}

type Status = 'draft' | 'published';

/** Which records are read, and what of them. */
export interface ReadManyOptions {
  /** Which version, where the collection or a related one has Draft & Publish. */
  status: Status;
  /** Of records that are given without one; null is the default language. */
  locale?: string | null;
  /** Paths to values. Those that lead nowhere have no value. */
  paths: string[];
  /** Paths to files. */
  mediaPaths?: string[];
  /** Paths to what says yes or no to being written to. */
  consentPaths?: string[];
  reader: Reader;
}

/** A record within a collection. */
export type DocumentReference = string | Pick<RecordReference, 'documentId' | 'locale'>;

type Document = Row & { documentId: string };

/** Reads records with the rights of the person who asks. */
export function createRecordReader(strapi: Core.Strapi) {
  const find = async (
    uid: string,
    documentIds: string[],
    status: Status,
    locale: string | null,
    query: object,
  ): Promise<Document[]> =>
    (await strapi.documents(uid as UID.ContentType).findMany({
      ...query,
      filters: { documentId: { $in: documentIds } },
      status,
      ...(locale && { locale }),
    } as never)) as unknown as Document[];

  const findOne = async (
    { uid, documentId, locale }: RecordReference,
    status: Status,
  ): Promise<Document | undefined> =>
    // Whoever asks may name what is no content type.
    Object.hasOwn(strapi.contentTypes, uid)
      ? (await find(uid, [documentId], status, locale ?? null, { fields: ['documentId'] }))[0]
      : undefined;

  function followed(uid: string, { paths, mediaPaths = [], consentPaths = [] }: ReadManyOptions) {
    const known = new Map<string, FollowedPath>();
    for (const [list, wants] of [
      [paths, 'value'],
      [mediaPaths, 'media'],
      [consentPaths, 'consent'],
    ] as const)
      for (const path of list) {
        const resolved = resolvePath(strapi, uid, path, { wants });
        if (resolved.ok) known.set(path, resolved);
      }
    return known;
  }

  /** Lets the judge read everything that these records' paths go over. */
  async function prepareJudge(
    judge: Judge,
    uid: string,
    documents: Document[],
    paths: Iterable<FollowedPath>,
    locales: string[],
  ): Promise<void> {
    const ids = new Map([[uid, new Set(documents.map(({ id }) => id))]]);
    for (const { hops } of paths)
      for (const document of documents)
        walk(strapi, document, hops, locales, (hop, rows) => {
          const known = ids.get(hop.uid) ?? new Set();
          ids.set(hop.uid, known);
          for (const { id } of rows) known.add(id);
        });
    for (const [model, rows] of ids) await judge.load(model, rows);
  }

  function valuesOf(
    document: Document,
    paths: Map<string, FollowedPath>,
    locales: string[],
    judge: Judge | null,
  ): RecordValues {
    const values = new Map<string, unknown>();
    const hidden = new Set<string>();
    for (const [path, resolved] of paths) {
      let isHidden = false;
      const ends = walk(strapi, document, resolved.hops, locales, (hop, rows) => {
        isHidden ||= rows.some(({ id }) => judge?.mayRead(hop.uid, id, hop.fields) === false);
      });
      if (isHidden) hidden.add(path);
      else values.set(path, valueFrom(resolved, ends));
    }
    return { values, hidden };
  }

  /**
   * The values of many records at once, by `documentId`; a few queries for every hundred. Records that
   * do not exist in this version, or that the reader may not see, are left out.
   */
  async function readMany(
    uid: string,
    references: DocumentReference[],
    options: ReadManyOptions,
  ): Promise<Map<string, RecordValues>> {
    const { status, reader } = options;
    const paths = followed(uid, options);
    const query = queryFor(strapi, [...paths.values()]);
    const judge = reader && createJudge(strapi, reader.ability);
    const results = new Map<string, RecordValues>();

    const byLocale = new Map<string | null, Set<string>>();
    for (const reference of references) {
      const { documentId, locale } =
        typeof reference === 'string' ? { documentId: reference, locale: null } : reference;
      const wished = locale ?? options.locale ?? null;
      const group = byLocale.get(wished) ?? new Set();
      byLocale.set(wished, group.add(documentId));
    }
    // Asked once; the Document Service would ask for every batch.
    const needsStandard =
      isLocalized(strapi, uid) || [...paths.values()].some((path) => needsLocales(strapi, path));
    const standard = needsStandard
      ? ((await strapi.plugin('i18n').service('locales').getDefaultLocale()) as string)
      : null;

    for (const [locale, documentIds] of byLocale) {
      const locales = [locale, standard].filter((one): one is string => one !== null);
      for (const batch of batchesOf([...documentIds])) {
        const documents = await find(uid, batch, status, locale ?? standard, query);
        if (judge) await prepareJudge(judge, uid, documents, paths.values(), locales);
        for (const document of documents)
          if (!judge || judge.mayRead(uid, document.id))
            results.set(document.documentId, valuesOf(document, paths, locales, judge));
      }
    }
    return results;
  }

  return {
    readMany,

    /** The values of one record. Null when it does not exist in this version, or may not be seen. */
    async read(
      { uid, documentId, locale }: RecordReference,
      status: Status,
      paths: string[],
      reader: Reader,
      mediaPaths?: string[],
    ): Promise<RecordValues | null> {
      const options = { status, paths, reader, mediaPaths };
      const found = await readMany(uid, [{ documentId, locale }], options);
      return found.get(documentId) ?? null;
    },

    /** Whether this person may read the record at all, with the conditions of the roles. */
    async mayRead(reader: Reader, reference: RecordReference, status: Status): Promise<boolean> {
      if (!reader) return true;
      const judge = createJudge(strapi, reader.ability);
      const document = await findOne(reference, status);
      if (!document) return false;
      await judge.load(reference.uid, [document.id]);
      return judge.mayRead(reference.uid, document.id);
    },

    /** Whether the record exists in this version, whoever asks. */
    exists: async (reference: RecordReference, status: Status): Promise<boolean> =>
      (await findOne(reference, status)) !== undefined,
  };
}

export type RecordReader = ReturnType<typeof createRecordReader>;
