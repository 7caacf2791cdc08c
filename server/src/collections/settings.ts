import type {
  Collection,
  CollectionSetting,
  SettingSource,
} from '../../../shared/contracts/collections';
import { PLUGIN_ID } from '../../../shared/plugin';
import { passes } from '../../../shared/domain/issue';
import { sentenceOf } from '../../../shared/domain/sentences';
import { invalid, inWords } from '../errors';
import type { Runtime } from '../runtime';
import type { CollectionSettingRow } from '../store/rows';
import { pathIssue, resolvePath } from './field-path';
import { checkPattern } from './fill-pattern';

interface SchemaLike {
  kind?: string;
  plugin?: string;
  info?: { displayName?: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: Record<string, unknown> & { i18n?: { localized?: boolean } };
}

const USERS = 'plugin::users-permissions.user';

/** Collections are the host's own types and the users of its site; single types have no records. */
const isCandidate = (uid: string, schema: SchemaLike): boolean =>
  schema.kind !== 'singleType' && (uid.startsWith('api::') || uid === USERS);

function complete(setting: Partial<CollectionSetting>): CollectionSetting {
  return {
    enabled: setting.enabled ?? true,
    phoneField: setting.phoneField ?? '',
    nameField: setting.nameField ?? null,
    localeField: setting.localeField ?? null,
    consentField: setting.consentField ?? null,
    portalUrl: setting.portalUrl || null,
    valuesFrom: setting.valuesFrom === 'draft' ? 'draft' : 'published',
  };
}

const fromRow = ({ enabled, phoneField, nameField, localeField, ...row }: CollectionSettingRow) =>
  complete({
    enabled: Boolean(enabled),
    phoneField: phoneField ?? '',
    nameField,
    localeField,
    consentField: row.consentField,
    portalUrl: row.portalUrl,
    valuesFrom: row.valuesFrom === 'draft' ? 'draft' : 'published',
  });

const PATHS = ['phoneField', 'nameField', 'localeField', 'consentField'] as const;

/** Which collections take part and how: what code says wins over the schema, and both over the admin. */
export function createCollectionSettings(runtime: Runtime, onChange: () => void) {
  const { strapi, config, collectionSettings } = runtime;

  const schemas = () =>
    Object.entries(strapi.contentTypes as unknown as Record<string, SchemaLike>).filter(
      ([uid, schema]) => isCandidate(uid, schema),
    );

  function problemsOf(uid: string, setting: CollectionSetting): string[] {
    if (!setting.enabled) return [];
    const faults = PATHS.flatMap((key) => {
      const path = setting[key];
      if (!path) return [];
      const wants = key === 'consentField' ? 'consent' : 'value';
      const resolved = resolvePath(strapi, uid, path, { wants });
      if (resolved.ok) return [];
      if (key === 'phoneField' && resolved.reason === 'unknown')
        return [sentenceOf('phone.field', { path, collection: uid })];
      return [inWords(pathIssue(resolved.reason, uid, path)).message];
    });
    const { portalUrl } = setting;
    const inPattern = portalUrl ? checkPattern(strapi, uid, portalUrl, 'portalUrl') : [];
    return [...faults, ...inPattern.map((issue) => `Portal URL: ${inWords(issue).message}`)];
  }

  function toCollection(
    uid: string,
    schema: SchemaLike,
    stored: CollectionSettingRow | null,
  ): Collection {
    const inConfig = config.collections[uid];
    const inSchema = schema.pluginOptions?.[PLUGIN_ID] as Partial<CollectionSetting> | undefined;
    let source: SettingSource = 'none';
    let setting: CollectionSetting | null = null;
    if (inConfig) [source, setting] = ['config', complete({ ...inSchema, ...inConfig })];
    else if (inSchema) [source, setting] = ['schema', complete(inSchema)];
    else if (stored) [source, setting] = ['admin', fromRow(stored)];
    return {
      uid,
      displayName: schema.info?.displayName ?? uid,
      hasDraftAndPublish: schema.options?.draftAndPublish === true,
      isLocalized: schema.pluginOptions?.i18n?.localized === true,
      setting,
      source,
      isLocked: source === 'config' || source === 'schema',
      problems: setting ? problemsOf(uid, setting) : [],
    };
  }

  async function list(): Promise<Collection[]> {
    const stored = new Map((await collectionSettings.list()).map((row) => [row.uid, row]));
    return schemas()
      .map(([uid, schema]) => toCollection(uid, schema, stored.get(uid) ?? null))
      .sort((a, b) => a.displayName.localeCompare(b.displayName));
  }

  return {
    list,

    /** Collections that take part, with their setting. */
    async listEnabled(): Promise<(Collection & { setting: CollectionSetting })[]> {
      return (await list()).filter(
        (collection): collection is Collection & { setting: CollectionSetting } =>
          collection.setting?.enabled === true,
      );
    },

    /** One collection; null when there is no such collection. */
    async get(uid: string): Promise<Collection | null> {
      const found = schemas().find(([candidate]) => candidate === uid);
      // Sending asks for one: the paths of all the others need not be followed for it.
      return found ? toCollection(uid, found[1], await collectionSettings.get(uid)) : null;
    },

    /** Refuses a portal address that cannot become one; other faults are told by `problems`. */
    async save(uid: string, setting: CollectionSetting): Promise<void> {
      const { enabled, phoneField, nameField, localeField, consentField, portalUrl, valuesFrom } =
        complete(setting);
      const issues = portalUrl ? checkPattern(strapi, uid, portalUrl, 'portalUrl') : [];
      if (!passes(issues)) throw invalid(issues);
      await collectionSettings.save(uid, {
        enabled,
        phoneField,
        nameField: nameField ?? null,
        localeField: localeField ?? null,
        consentField: consentField ?? null,
        portalUrl: portalUrl ?? null,
        valuesFrom,
      });
      onChange();
    },
  };
}

export type CollectionSettings = ReturnType<typeof createCollectionSettings>;
