import type { UID } from '@strapi/strapi';

import { forLog } from '../errors';
import { parsePhone } from '../phone';
import { readPhone } from '../../../shared/domain/phone';
import { outsideTransactions } from '../store/outside-transactions';
import type { Runtime } from '../runtime';
import type { RecordReader } from './read-record';
import type { CollectionSettings } from './settings';

interface LifecycleEvent {
  action: string;
  model: { uid: string };
  params: { where?: unknown };
  result?: unknown;
  state: Record<string, unknown>;
}

const documentIdsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((row) =>
    typeof row?.documentId === 'string' ? [row.documentId] : [],
  );

/**
 * Keeps the links between contacts and records true: when a record of a collection that takes part
 * changes its number or is deleted, its link follows. It watches the database, so that every way of
 * writing counts; it runs after the commit and never harms a save.
 */
export function createRecordHooks(
  runtime: Runtime,
  collections: CollectionSettings,
  records: RecordReader,
) {
  const { strapi, contacts, accounts } = runtime;
  /** UIDs that are watched; looked up again when settings change. */
  let watched: Promise<Map<string, { phoneField: string; status: 'draft' | 'published' }>> | null =
    null;

  function watchedCollections() {
    watched ??= collections.listEnabled().then(
      (list) =>
        new Map(
          list.map(({ uid, setting, hasDraftAndPublish }) => [
            uid,
            {
              phoneField: setting.phoneField,
              status: hasDraftAndPublish ? setting.valuesFrom : ('draft' as const),
            },
          ]),
        ),
    );
    watched.catch(() => {
      watched = null;
    });
    return watched;
  }

  async function follow(uid: string, documentId: string): Promise<void> {
    const setting = (await watchedCollections()).get(uid);
    if (!setting) return;
    const record = { uid, documentId };
    const rows = (await strapi.db.query(uid as UID.ContentType).findMany({
      where: { documentId },
      select: ['locale', 'publishedAt'] as never,
    })) as { locale: string | null; publishedAt: string | null }[];
    if (rows.length === 0) {
      await contacts.unlinkRecords(uid, [documentId]);
      return;
    }
    // Any language will do: a number is the same in all of them, mostly.
    const row = rows.find(
      ({ publishedAt }) => (publishedAt !== null) === (setting.status === 'published'),
    );
    const locale = (row ?? rows[0]!).locale;
    const read = await records.read(
      { ...record, locale },
      setting.status,
      [setting.phoneField],
      null,
    );
    const country = (await accounts.getDefault())?.defaultCountry ?? null;
    const { phone } = readPhone(read?.values.get(setting.phoneField), country, parsePhone);
    const known = phone ? await contacts.listByKey({ phone: phone.e164 }) : [];
    await contacts.linkRecord(
      record,
      known.map(({ id }) => id),
    );
  }

  /** After the commit, outside of its transaction; once per record however many rows changed. */
  function afterCommit(uid: string, documentIds: string[]): void {
    const ids = [...new Set(documentIds)];
    if (ids.length === 0) return;
    const warn = (failure: unknown) =>
      strapi.log.warn(
        `[whatsapp] The contact of a record of ${uid} could not be kept in step: ${forLog(failure)}`,
      );
    const run = async () => {
      for (const documentId of ids) await follow(uid, documentId);
    };
    const later = () =>
      outsideTransactions(() =>
        setImmediate(() => {
          run().catch(warn);
        }),
      );
    if (!strapi.db.inTransaction()) later();
    else
      void strapi.db
        .transaction(({ onCommit }) => {
          onCommit(later);
        })
        .catch(warn);
  }

  async function handle(event: LifecycleEvent): Promise<void> {
    const { uid } = event.model;
    const { action } = event;
    // What "many" means is known only before it is done.
    if (action === 'beforeUpdateMany' || action === 'beforeDeleteMany') {
      if (!(await watchedCollections()).has(uid)) return;
      event.state.documentIds = documentIdsIn(
        await strapi.db
          .query(uid as never)
          .findMany({ where: event.params.where as never, select: ['documentId'] as never }),
      );
      return;
    }
    if (!(await watchedCollections()).has(uid)) return;
    afterCommit(
      uid,
      action.endsWith('Many')
        ? ((event.state.documentIds as string[] | undefined) ?? [])
        : documentIdsIn(event.result),
    );
  }

  const ACTIONS = [
    'afterCreate',
    'afterUpdate',
    'afterDelete',
    'beforeUpdateMany',
    'afterUpdateMany',
    'beforeDeleteMany',
    'afterDeleteMany',
  ];

  return {
    /** Starts to watch; answers what stops it. */
    start(): () => void {
      const guarded = async (event: LifecycleEvent) => {
        try {
          await handle(event);
        } catch (failure) {
          strapi.log.warn(`[whatsapp] A record hook failed: ${forLog(failure)}`);
        }
      };
      return strapi.db.lifecycles.subscribe(
        Object.fromEntries(ACTIONS.map((action) => [action, guarded])) as never,
      ) as unknown as () => void;
    },

    /** Settings have changed: which collections are watched is looked up again. */
    forget(): void {
      watched = null;
    },
  };
}

export type RecordHooks = ReturnType<typeof createRecordHooks>;
