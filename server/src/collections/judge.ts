import type { Core, UID } from '@strapi/strapi';

import type { Hop } from './field-path';

const READ = 'plugin::content-manager.explorer.read';

/** Ids that are asked for at once. */
const BATCH = 100;

/** The part of Strapi's permission checker that is used here. */
interface PermissionChecker {
  can: { read(entity?: unknown, field?: string): boolean };
  requiresEntity: { read(): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: object }> };
}

interface Ability {
  rulesFor?(action: string, subject: string): { conditions?: unknown }[];
}

type Tree = { [name: string]: { populate?: Tree } };

/** The permission checker of Strapi's Content Manager, for one person and one content type. */
export const checkerFor = (
  strapi: Core.Strapi,
  model: string,
  userAbility: unknown,
): PermissionChecker =>
  (
    strapi.plugin('content-manager').service('permission-checker') as unknown as {
      create(options: { userAbility: unknown; model: string }): PermissionChecker;
    }
  ).create({ userAbility, model });

/** A permission's filters as the database takes them. */
async function permittedWhere(
  strapi: Core.Strapi,
  model: string,
  checker: PermissionChecker,
): Promise<object> {
  const { filters } = await checker.sanitizedQuery.read({});
  if (!filters) return {};
  const { transform } = strapi.get('query-params') as unknown as {
    transform(uid: string, params: object): { where?: object };
  };
  return transform(model, { filters }).where ?? {};
}

/** Cuts a list into pieces that one query can ask for. */
export function batchesOf<T>(items: T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += BATCH) batches.push(items.slice(at, at + BATCH));
  return batches;
}

/**
 * Judges records for one person as the Content Manager would: by the model, the conditions of the
 * roles and the fields. What the conditions look at is read in batches.
 */
export function createJudge(strapi: Core.Strapi, ability: unknown) {
  const checkers = new Map<string, PermissionChecker>();
  /** By model and id; null for a row that the conditions keep from this person. */
  const judged = new Map<string, Map<number, object | null>>();

  const checkerOf = (model: string): PermissionChecker => {
    const known = checkers.get(model) ?? checkerFor(strapi, model, ability);
    checkers.set(model, known);
    return known;
  };

  /** Relations and components that conditions name, such as `createdBy.roles.id`. */
  function populateOf(model: string): Tree {
    const { metadata } = strapi.db;
    const tree: Tree = {};
    const add = (uid: string, level: Tree, [name = '', ...rest]: string[]): void => {
      const attribute = metadata.get(uid)?.attributes[name] as
        { type: string; target?: string } | undefined;
      if (attribute?.type !== 'relation' || !attribute.target) return;
      const node = (level[name] ??= {});
      if (rest.length > 0) add(attribute.target, (node.populate ??= {}), rest);
    };
    const visit = (conditions: unknown, path: string[]): void => {
      if (Array.isArray(conditions)) conditions.forEach((one) => visit(one, path));
      else if (typeof conditions === 'object' && conditions !== null)
        for (const [key, value] of Object.entries(conditions)) {
          const further = key.startsWith('$') ? path : [...path, ...key.split('.')];
          add(model, tree, further);
          visit(value, further);
        }
    };
    // Actions that stand for reading may have conditions too; these are the ones that Strapi ships.
    add(model, tree, ['createdBy', 'roles']);
    for (const { conditions } of (ability as Ability).rulesFor?.(READ, model) ?? [])
      visit(conditions, []);
    return tree;
  }

  return {
    /** Reads what is needed to judge these rows; without conditions that is nothing. */
    async load(model: string, ids: Iterable<number>): Promise<void> {
      const checker = checkerOf(model);
      if (!checker.can.read() || !checker.requiresEntity.read()) return;
      const rows = judged.get(model) ?? new Map<number, object | null>();
      judged.set(model, rows);
      const missing = [...new Set(ids)].filter((id) => !rows.has(id));
      if (missing.length === 0) return;
      const where = await permittedWhere(strapi, model, checker);
      const populate = populateOf(model);
      for (const batch of batchesOf(missing)) {
        for (const id of batch) rows.set(id, null);
        const found = await strapi.db.query(model as UID.ContentType).findMany({
          where: { $and: [{ id: { $in: batch } }, where] },
          populate,
        } as never);
        for (const row of found) rows.set(row.id as number, row);
      }
    },

    /** Whether the person may read this row and one of the fields; the row was loaded before. */
    mayRead(model: string, id: number, fields: Hop['fields'] = []): boolean {
      const checker = checkerOf(model);
      if (!checker.can.read()) return false;
      const row = checker.requiresEntity.read() ? (judged.get(model)?.get(id) ?? null) : undefined;
      if (row === null || !checker.can.read(row)) return false;
      return fields.length === 0 || fields.some((field) => checker.can.read(row, field));
    },
  };
}

export type Judge = ReturnType<typeof createJudge>;
