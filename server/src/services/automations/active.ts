import { rowsOfCondition, variableOf } from '../../../../shared/domain/automation/condition';
import { actionsFor, type Kept } from '../../../../shared/domain/automation/decide';
import { isInbound, type RecordAction } from '../../../../shared/domain/automation/trigger';
import { isMediaHeader } from '../../../../shared/domain/template/header/media';
import { pathsInPattern } from '../../collections/fill-pattern';
import type { RecordReader } from '../../collections/read-record';
import type { CollectionSettings } from '../../collections/settings';
import type { RecordVersion, Watch } from '../../collections/watch-changes';
import { schemaOf } from '../../collections/attributes';
import type { Runtime } from '../../runtime';
import type { AutomationRow, Snapshot } from '../../store/automation-rows';
import { patternOf } from '../messages/resolve-value';

/** Another process may have switched one on: so long it takes at most until this one knows. */
const FRESH_MS = 5_000;

/** The path that a variable of a condition has in the record; null for one that is not of it. */
export const pathOfVariable = (variable: string): string | null =>
  variable.startsWith('record.') ? variable.slice('record.'.length) : null;

/** The paths of the record that a condition asks for. */
const pathsOfCondition = ({ condition }: Pick<AutomationRow, 'condition'>): string[] =>
  rowsOfCondition(condition).flatMap(({ row }) => pathOfVariable(variableOf(row)) ?? []);

const BEFORE = 'before.';

/** The fields of the record itself whose values before and after an automation looks at. */
function watchedFields({
  trigger,
  condition,
}: Pick<AutomationRow, 'trigger' | 'condition'>): string[] {
  if (isInbound(trigger)) return [];
  return [
    ...(trigger.type === 'fieldChanged' ? [trigger.field] : []),
    ...rowsOfCondition(condition).flatMap(({ row }) => {
      const variable = variableOf(row);
      return variable.startsWith(BEFORE) ? [variable.slice(BEFORE.length)] : [];
    }),
  ];
}

/** Which automations are on, and what they wait for; looked up again every few seconds where it is asked for. */
export function createActive(
  runtime: Runtime,
  collections: CollectionSettings,
  records: RecordReader,
) {
  const { strapi, automations, templates, now } = runtime;
  let known: { on: AutomationRow[]; watches: Map<string, Watch>; at: number } | null = null;
  let loading: Promise<AutomationRow[]> | null = null;
  /** Grows with each change, so that what was read before it is not taken for what holds. */
  let age = 0;

  const keptOf = (uid: string): Kept => ({
    hasDraftAndPublish:
      (schemaOf(strapi, uid) as { options?: { draftAndPublish?: boolean } } | null)?.options
        ?.draftAndPublish === true,
  });

  /** Everything that the messages about a deleted record may say of it. */
  async function pathsOfDeleted(on: AutomationRow[], uid: string): Promise<string[]> {
    const setting = (await collections.get(uid))?.setting;
    const names = on.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.type === 'sendTemplate' ? [step.template] : [])),
    );
    const found =
      names.length === 0
        ? []
        : await templates.listWhole({
            $or: [{ name: { $in: names } }, { documentId: { $in: names } }],
          });
    return [
      setting?.phoneField,
      setting?.nameField,
      setting?.localeField,
      ...on.flatMap(pathsOfCondition),
      ...found.map(({ row }) => row.phoneField),
      ...found.flatMap(({ content }) =>
        content.variables.flatMap((variable) => {
          const pattern = patternOf(variable, setting?.portalUrl ?? null);
          return [
            variable.type === 'field' ? variable.fieldPath : null,
            ...(pattern ? pathsInPattern(pattern) : []),
          ];
        }),
      ),
    ].filter((path): path is string => Boolean(path));
  }

  const mediaOfDeleted = async (on: AutomationRow[]): Promise<string[]> => {
    const names = on.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.type === 'sendTemplate' ? [step.template] : [])),
    );
    const found = await templates.listWhole({ name: { $in: names } });
    return found.flatMap(({ content: { header } }) =>
      isMediaHeader(header) && header.source.from === 'field' && header.source.path
        ? [header.source.path]
        : [],
    );
  };

  function snapshotOf(on: AutomationRow[], uid: string) {
    return async ({ documentId, locale, status }: RecordVersion): Promise<Snapshot | null> => {
      const consentField = (await collections.get(uid))?.setting?.consentField ?? null;
      const found = await records.readMany(uid, [{ documentId, locale }], {
        status,
        paths: [...new Set(await pathsOfDeleted(on, uid))],
        mediaPaths: [...new Set(await mediaOfDeleted(on))],
        consentPaths: consentField === null ? [] : [consentField],
        reader: null,
      });
      const values = found.get(documentId)?.values;
      return values ? { values: Object.fromEntries(values) } : null;
    };
  }

  function watchesOf(on: AutomationRow[]): Map<string, Watch> {
    const byUid = new Map<string, AutomationRow[]>();
    for (const row of on)
      if (!isInbound(row.trigger))
        byUid.set(row.trigger.uid, [...(byUid.get(row.trigger.uid) ?? []), row]);
    return new Map(
      [...byUid].map(([uid, rows]): [string, Watch] => {
        const attributes = Object.keys(schemaOf(strapi, uid)?.attributes ?? {});
        const fields = [...new Set(rows.flatMap(watchedFields))];
        const deleted = rows.filter(({ trigger }) => trigger.type === 'deleted');
        return [
          uid,
          {
            actions: new Set<RecordAction>(
              rows.flatMap(({ trigger }) => actionsFor(trigger, keptOf(uid))),
            ),
            fields: fields.filter((name) => attributes.includes(name)),
            snapshot: deleted.length > 0 ? snapshotOf(deleted, uid) : null,
          },
        ];
      }),
    );
  }

  async function load(): Promise<AutomationRow[]> {
    const [at, mine] = [now().getTime(), age];
    const on = await automations.listOn();
    if (mine === age) known = { on, watches: watchesOf(on), at };
    return on;
  }

  /** Those that are on, as of a few seconds ago at most. */
  async function current(): Promise<AutomationRow[]> {
    const since = known ? now().getTime() - known.at : Infinity;
    if (known && since >= 0 && since <= FRESH_MS) return known.on;
    // Who waits within a transaction for somebody without one may keep the only connection from them.
    if (strapi.db.inTransaction()) return load();
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  }

  return {
    keptOf,

    current,

    /** Those that are on now. */
    load,

    async watchOf(uid: string): Promise<Watch | null> {
      await current();
      return known?.watches.get(uid) ?? null;
    },

    /** Something was switched on or off. */
    forget(): void {
      known = null;
      loading = null;
      age += 1;
    },
  };
}

export type Active = ReturnType<typeof createActive>;
