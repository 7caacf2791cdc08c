import type { DatabaseKind } from './databases';

/** Where the models are told to all processes of a run, by the kind of their database. */
const VARIABLE = 'TEST_MODELS';

/** A database in which a Strapi has been once: a boot on a copy of it need not make the tables. */
export interface Model {
  env: Record<string, string | undefined>;
}

type Models = Partial<Record<DatabaseKind, Model>>;

export const modelOf = (kind: DatabaseKind): Model | undefined =>
  (JSON.parse(process.env[VARIABLE] ?? '{}') as Models)[kind];

export function tellModels(models: Models): void {
  process.env[VARIABLE] = JSON.stringify(models);
}
