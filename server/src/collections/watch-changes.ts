import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core, UID } from '@strapi/strapi';

import type { RecordAction, Scalar } from '../../../shared/domain/automation/trigger';
import { forLog } from '../errors';
import type { Snapshot } from '../store/automation-rows';
import type { NewTrigger } from '../store/automation-triggers';
import { schemaOf } from './attributes';

/** What of a collection somebody waits for. */
export interface Watch {
  actions: ReadonlySet<RecordAction>;
  /** Fields of the record itself whose values are noted before and after. */
  fields: readonly string[];
  /** Reads what messages will say of a record that is about to be deleted; null where nobody needs it. */
  snapshot: ((record: RecordVersion) => Promise<Snapshot | null>) | null;
}

/** One language of a record, in the version that speaks for it. */
export interface RecordVersion {
  uid: string;
  documentId: string;
  locale: string | null;
  status: 'draft' | 'published';
}

interface Dependencies {
  strapi: Core.Strapi;
  /** Asked with each change of a collection of the site; null where nobody waits for any. */
  watchOf(uid: string): Promise<Watch | null> | Watch | null;
  insert(triggers: NewTrigger[]): Promise<void>;
  /** Called at the beginning of a transaction. */
  beginWriting(): Promise<void>;
  /** Called when what was noted is there for good. */
  onNoted(): void;
  now(): Date;
}

export interface Context {
  uid: string;
  action: string;
  params?: { documentId?: string; locale?: unknown; status?: unknown };
}

type Next = () => Promise<unknown>;

/** A row of a record, with the fields that are watched. */
type Version = Record<string, unknown> & {
  id: number;
  locale: string | null;
  publishedAt: unknown;
};

/** How a language of a record stands. */
interface Standing {
  /** What is edited: the draft, or the record itself where there are no drafts. */
  main: Version | null;
  published: Version | null;
}

const NOTHING: Standing = { main: null, published: null };

/** What an action of the Document Service may turn out to be. */
const OUTCOMES: Record<string, readonly RecordAction[]> = {
  create: ['created', 'published'],
  clone: ['created'],
  update: ['created', 'updated', 'published'],
  publish: ['published'],
  unpublish: ['unpublished'],
  delete: ['deleted'],
};

function outcomesOf({ action, params }: Context): readonly RecordAction[] {
  const outcomes = OUTCOMES[action] ?? [];
  const publishes = action === 'publish' || params?.status === 'published';
  return publishes ? outcomes : outcomes.filter((one) => one !== 'published');
}

const toScalar = (value: unknown): Scalar => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : (value as Scalar);
};

const documentIdOf = (result: unknown): string | null => {
  const { documentId } = (result ?? {}) as { documentId?: unknown };
  return typeof documentId === 'string' ? documentId : null;
};

/**
 * Notes changes of records for automations: one small row in the transaction of the change itself, so that
 * both are there or neither is. It watches the Document Service, by which the Content Manager, the REST API
 * and code change records alike; a transfer of data goes another way and is never noted.
 */
export function createChangeWatch(dependencies: Dependencies) {
  const { strapi, watchOf, insert, beginWriting, onNoted, now } = dependencies;
  /** Whose doing the changes in here are; null: they are not noted. */
  const causes = new AsyncLocalStorage<readonly string[] | null>();

  const hasDrafts = (uid: string): boolean =>
    (schemaOf(strapi, uid) as { options?: { draftAndPublish?: boolean } } | null)?.options
      ?.draftAndPublish === true;

  /** The rows of a record, locked: whoever changes it at the same time comes before or after. */
  async function read(uid: string, documentId: string, fields: readonly string[]) {
    const { attributes } = strapi.db.metadata.get(uid);
    const select = ['id', 'locale', 'publishedAt', 'firstPublishedAt', ...fields].filter(
      (name) => name in attributes,
    );
    const rows = (await strapi.db
      .queryBuilder(uid as UID.ContentType)
      .select(select)
      .where({ documentId })
      .forUpdate()
      .execute()) as unknown as Version[];
    const isDrafted = hasDrafts(uid);
    const standings = new Map<string | null, Standing>();
    for (const row of rows) {
      const locale = row.locale ?? null;
      const isMain = !isDrafted || row.publishedAt === null;
      const known = standings.get(locale) ?? NOTHING;
      standings.set(locale, { ...known, [isMain ? 'main' : 'published']: row });
    }
    return standings;
  }

  /** The language that an update is of, where none was named. */
  async function localeOf({ params, uid }: Context, result: unknown): Promise<string | null> {
    if (typeof params?.locale === 'string' && params.locale !== '') return params.locale;
    const { locale } = (result ?? {}) as { locale?: unknown };
    if (typeof locale === 'string') return locale;
    const schema = schemaOf(strapi, uid) as { pluginOptions?: { i18n?: { localized?: boolean } } };
    return schema.pluginOptions?.i18n?.localized
      ? ((await strapi.plugin('i18n').service('locales').getDefaultLocale()) as string)
      : null;
  }

  const isFirst = ({ main, published }: Standing): boolean =>
    main && 'firstPublishedAt' in main ? main.firstPublishedAt === null : published === null;

  const valuesOf = (version: Version | null, fields: readonly string[]) =>
    Object.fromEntries(fields.map((name) => [name, toScalar(version?.[name])]));

  /** What has become of each language, by how it stood before and stands now. */
  function changesOf(
    ctx: Context,
    before: Map<string | null, Standing>,
    after: Map<string | null, Standing>,
    locale: string | null,
  ) {
    const changes: {
      action: RecordAction;
      locale: string | null;
      isFirst: boolean | null;
      was: Version | null;
      is: Version | null;
    }[] = [];
    for (const each of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(each) ?? NOTHING;
      const is = after.get(each) ?? NOTHING;
      const note = (action: RecordAction, old: Version | null, fresh: Version | null) =>
        changes.push({
          action,
          locale: each,
          isFirst: action === 'published' ? isFirst(was) : null,
          was: old,
          is: fresh,
        });
      const isSaved = ctx.action === 'update' ? each === locale : true;
      if (is.main && !was.main && isSaved) note('created', null, is.main);
      else if (is.main && ctx.action === 'update' && isSaved) note('updated', was.main, is.main);
      // A version that is published anew is another row.
      if (is.published && is.published.id !== was.published?.id)
        note('published', was.published, is.published);
      if (ctx.action === 'unpublish' && was.published && !is.published)
        note('unpublished', was.published, null);
      if (ctx.action === 'delete' && was.main && !is.main)
        note('deleted', was.published ?? was.main, null);
    }
    return changes;
  }

  async function snapshotsOf(
    { snapshot }: Watch,
    uid: string,
    documentId: string,
    before: Map<string | null, Standing>,
  ) {
    const snapshots = new Map<string | null, Snapshot | null>();
    if (snapshot)
      for (const [locale, { published }] of before) {
        const status = published || !hasDrafts(uid) ? 'published' : 'draft';
        snapshots.set(locale, await snapshot({ uid, documentId, locale, status }));
      }
    return snapshots;
  }

  async function noted(ctx: Context, next: Next, watch: Watch): Promise<unknown> {
    const { uid, action, params } = ctx;
    const known = action === 'create' || action === 'clone' ? null : (params?.documentId ?? null);
    const { fields } = watch;
    const before =
      known === null ? new Map<string | null, Standing>() : await read(uid, known, fields);
    const snapshots =
      action === 'delete' && known !== null
        ? await snapshotsOf(watch, uid, known, before)
        : new Map<string | null, Snapshot | null>();
    const result = await next();
    const documentId = known ?? documentIdOf(result);
    if (documentId === null || !result) return result;
    const after = await read(uid, documentId, fields);
    const locale = action === 'update' ? await localeOf(ctx, result) : null;
    const causedBy = causes.getStore() ?? [];
    const triggers = changesOf(ctx, before, after, locale)
      .filter((change) => watch.actions.has(change.action))
      .map((change): NewTrigger => ({
        kind: 'change',
        at: now(),
        recordUid: uid,
        recordDocumentId: documentId,
        recordLocale: change.locale,
        action: change.action,
        isFirst: change.isFirst,
        before: valuesOf(change.was, fields),
        after: valuesOf(change.is, fields),
        causedBy: [...causedBy],
        snapshot: snapshots.get(change.locale) ?? null,
      }));
    await insert(triggers);
    return result;
  }

  return {
    /** For `strapi.documents.use`: costs next to nothing where nobody waits for a change. */
    async middleware(ctx: Context, next: Next): Promise<unknown> {
      const outcomes = outcomesOf(ctx);
      if (outcomes.length === 0 || causes.getStore() === null) return next();
      let watch: Watch | null = null;
      try {
        watch = await watchOf(ctx.uid);
      } catch (failure) {
        strapi.log.warn(`[whatsapp] Automations could not be looked up: ${forLog(failure)}`);
      }
      const { actions } = watch ?? {};
      if (!watch || !outcomes.some((action) => actions!.has(action))) return next();
      const waiting = watch;
      const isInner = strapi.db.inTransaction();
      return strapi.db.transaction(async ({ onCommit }) => {
        if (!isInner) await beginWriting();
        const result = await noted(ctx, next, waiting);
        onCommit(onNoted);
        return result;
      });
    },

    /** Does work whose changes are the doing of these automations. */
    causing: <T>(automations: readonly string[], work: () => Promise<T>): Promise<T> =>
      causes.run(automations, work),

    /** Does work whose changes set nothing off, such as an import. */
    unnoted: <T>(work: () => Promise<T>): Promise<T> => causes.run(null, work),
  };
}

export type ChangeWatch = ReturnType<typeof createChangeWatch>;
