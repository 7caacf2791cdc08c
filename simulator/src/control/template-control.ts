import { asNumber, asObjects, asString, asStrings, isObject, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { addManyTemplates } from '../templates/many';
import { settleRemovals } from '../templates/removal';
import { changeComponents, reviewTemplate, type Review } from '../templates/review';
import type { Template } from '../world/types';
import { ControlProblem, found } from './problem';

/** Which templates are meant: those that fit everything that is given. */
export interface TemplateSelection {
  ids?: string[];
  names?: string[];
  /** Names that begin so. */
  prefix?: string;
  languages?: string[];
  status?: string;
  /** Of those that fit, only each n-th. */
  every?: number;
  /** Everything, where nothing else is given. */
  all?: boolean;
}

/** What is changed behind everyone's back: no webhook tells of it. */
export interface TemplateChanges {
  status?: string;
  category?: string;
  correctCategory?: string;
  quality?: string;
  rejectedReason?: string;
  source?: string;
  components?: JsonObject[];
  /** Words that are put behind the body. */
  appendToBody?: string;
}

/** What can be done about templates from outside. */
export interface TemplateControl {
  templates(): Template[];
  /** Decides about a template, by id or by `name/language`. */
  reviewTemplate(id: string, review: Review): Template;
  /** Changes the components at Meta and tells receivers so. */
  changeTemplateComponents(id: string, input: { components: JsonObject[] }): Template;
  /** Adds `count` names in each language, fast and without a webhook. */
  seedTemplates(input?: {
    count?: number;
    languages?: string[];
    prefix?: string;
    status?: string;
    businessAccountId?: string;
  }): { created: number; names: string[]; languages: string[] };
  /** Changes some templates without a webhook, as what happens while nobody listens. */
  changeTemplates(selection: TemplateSelection, changes: TemplateChanges): { changed: string[] };
  /** Removes some templates without a webhook and without blocking their names. */
  removeTemplates(selection: TemplateSelection): { removed: string[] };
}

const DEFAULT_COUNT = 600;
const DEFAULT_LANGUAGES = ['en', 'de', 'es', 'pt_BR'];
const TEXT_CHANGES = [
  'status',
  'category',
  'correctCategory',
  'quality',
  'rejectedReason',
  'source',
] as const;

const select = (platform: Platform, selection: TemplateSelection): Template[] => {
  const { prefix, status } = selection;
  const [ids, names, languages] = [selection.ids, selection.names, selection.languages].map(
    (list) => (list === undefined ? undefined : asStrings(list)),
  );
  const every = asNumber(selection.every);
  const given = [ids, names, languages, prefix, status, every].some((one) => one !== undefined);
  if (!given && selection.all !== true) {
    throw new ControlProblem(
      400,
      'Say which templates: ids, names, prefix, languages, status, every, or all: true.',
    );
  }
  if (every !== undefined && (!Number.isInteger(every) || every < 1)) {
    throw new ControlProblem(400, 'every must be a whole number from 1 on.');
  }
  return [...platform.world.templates.values()]
    .filter(
      (template) =>
        (ids?.includes(template.id) ?? true) &&
        (names?.includes(template.name) ?? true) &&
        (languages?.includes(template.language) ?? true) &&
        template.name.startsWith(prefix ?? '') &&
        (status === undefined || template.status === status),
    )
    .filter((_, at) => every === undefined || at % every === 0);
};

const change = (template: Template, changes: TemplateChanges): void => {
  for (const field of TEXT_CHANGES) {
    const value = asString(changes[field]);
    if (value !== undefined) template[field] = value;
  }
  if (changes.components !== undefined) template.components = structuredClone(changes.components);
  const more = changes.appendToBody;
  if (more === undefined) return;
  template.components = template.components.map((component) =>
    component['type'] === 'BODY' && typeof component['text'] === 'string'
      ? { ...component, text: `${component['text']}${more}` }
      : component,
  );
};

/** Creates the control of templates. */
export const createTemplateControl = (platform: Platform): TemplateControl => {
  const one = (id: string): Template =>
    found(
      platform.world.templates.get(id) ??
        [...platform.world.templates.values()].find(
          ({ name, language }) => `${name}/${language}` === id,
        ),
      `template ${id}`,
    );
  return {
    templates() {
      settleRemovals(platform);
      return [...platform.world.templates.values()];
    },
    reviewTemplate(id, review) {
      const template = one(id);
      reviewTemplate(platform, template, review);
      return template;
    },
    changeTemplateComponents(id, { components }) {
      const template = one(id);
      const list = asObjects(components);
      if (list.length === 0) throw new ControlProblem(400, 'components must be a list of objects.');
      changeComponents(platform, template, structuredClone(list));
      return template;
    },
    seedTemplates(input = {}) {
      const count = asNumber(input.count) ?? DEFAULT_COUNT;
      if (!Number.isInteger(count) || count < 1) {
        throw new ControlProblem(400, 'count must be a whole number from 1 on.');
      }
      const languages =
        input.languages === undefined ? DEFAULT_LANGUAGES : asStrings(input.languages);
      const account = input.businessAccountId ?? [...platform.world.businessAccounts.keys()][0];
      found(platform.world.businessAccounts.get(account ?? ''), `WABA ${account ?? ''}`);
      const added = addManyTemplates(platform, {
        businessAccountId: account ?? '',
        count,
        languages,
        prefix: input.prefix ?? 'seeded',
        ...(input.status === undefined ? {} : { status: input.status }),
      });
      platform.changes.tell('template');
      return {
        created: added.length,
        names: [...new Set(added.map(({ name }) => name))],
        languages,
      };
    },
    changeTemplates(selection, changes) {
      if (!isObject(changes)) throw new ControlProblem(400, 'changes must be an object.');
      const chosen = select(platform, selection);
      for (const template of chosen) {
        change(template, changes);
        template.updatedAt = platform.clock.now();
      }
      platform.changes.tell('template');
      return { changed: chosen.map(({ id }) => id) };
    },
    removeTemplates(selection) {
      const chosen = select(platform, selection);
      for (const { id } of chosen) platform.world.templates.delete(id);
      platform.changes.tell('template');
      return { removed: chosen.map(({ id }) => id) };
    },
  };
};
