import type { Core } from '@strapi/strapi';

import type { MediaFile } from '../../../shared/domain/media';
import type { ListStep } from '../../../shared/domain/field-path';
import { isLocalized } from './attributes';
import type { FollowedPath, Hop, ResolvedStep } from './field-path';

/** A row as the Document Service gives it. */
export type Row = Record<string, unknown> & { id: number };

interface Node {
  isComponent: boolean;
  fields: Set<string>;
  below: Map<string, Node>;
}

const FILE_FIELDS = ['name', 'mime', 'size', 'url'];

const newNode = (isComponent: boolean, fields: string[] = []): Node => ({
  isComponent,
  fields: new Set(fields),
  below: new Map(),
});

function toQuery({ isComponent, fields, below }: Node): Record<string, unknown> {
  return {
    // Without a list of fields Strapi would read whole rows.
    fields: [isComponent ? 'id' : 'documentId', ...fields],
    ...(below.size > 0 && {
      populate: Object.fromEntries([...below].map(([name, node]) => [name, toQuery(node)])),
    }),
  };
}

/** The `fields` and `populate` that fetch what these paths need, and nothing else. */
export function queryFor(strapi: Core.Strapi, paths: FollowedPath[]): Record<string, unknown> {
  const root = newNode(false);
  for (const { hops } of paths) {
    let node = root;
    for (const { name, kind, target } of hops.flatMap(({ steps }) => steps)) {
      if (kind === 'value') {
        if (name !== 'id' && name !== 'documentId') node.fields.add(name);
        continue;
      }
      const next: Node = node.below.get(name) ?? newNode(kind === 'component');
      node.below.set(name, next);
      if (kind === 'media') FILE_FIELDS.forEach((field) => next.fields.add(field));
      if (kind === 'relation' && isLocalized(strapi, target!)) next.fields.add('locale');
      node = next;
    }
  }
  return toQuery(root);
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** How well a row's language suits; less is better. */
const distance = ({ locale }: Row, locales: string[]): number => {
  const at = locales.indexOf(String(locale));
  return at === -1 ? locales.length : at;
};

/**
 * One row of each record: a relation from a collection without languages leads to every language of a
 * record. The first of the wished languages that there is wins.
 */
function onePerRecord(rows: Row[], locales: string[]): Row[] {
  const byDocument = new Map<unknown, Row>();
  for (const row of rows) {
    const known = byDocument.get(row.documentId);
    if (!known || distance(row, locales) < distance(known, locales))
      byDocument.set(row.documentId, row);
  }
  return [...byDocument.values()];
}

function pick(list: ListStep | null, rows: unknown[]): unknown[] {
  if (list === 'first') return rows.slice(0, 1);
  if (list === 'last') return rows.slice(-1);
  return rows;
}

/** What stands behind one step of a row. */
function follow(
  strapi: Core.Strapi,
  row: unknown,
  step: ResolvedStep,
  locales: string[],
): unknown[] {
  const value = isRow(row) ? row[step.name] : undefined;
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) return [value];
  const rows =
    step.kind === 'relation' && isLocalized(strapi, step.target!)
      ? onePerRecord(value as Row[], locales)
      : value;
  // Of several files that are not chosen from, the first.
  return pick(step.kind === 'media' && !step.list ? 'first' : step.list, rows);
}

/**
 * Walks a path through a fetched record. `visit` is told the rows of each stretch with the stretch;
 * the answer is what stands at the end. `locales` are the wished languages, the dearest first.
 */
export function walk(
  strapi: Core.Strapi,
  record: Row,
  hops: Hop[],
  locales: string[],
  visit: (hop: Hop, rows: Row[]) => void = () => {},
): unknown[] {
  let rows: unknown[] = [record];
  for (const hop of hops) {
    visit(hop, rows.filter(isRow));
    for (const step of hop.steps) rows = rows.flatMap((row) => follow(strapi, row, step, locales));
  }
  return rows;
}

function toMediaFile(value: unknown): MediaFile | undefined {
  if (!isRow(value)) return undefined;
  const { id, name, mime, size, url } = value;
  // The Media Library keeps thousands of bytes.
  const sizeBytes = Math.round(Number(size) * 1000);
  return { id, name: String(name), mime: String(mime), sizeBytes, url: String(url) };
}

/** Whether a path leads over a list of records that exist once per language. */
export const needsLocales = (strapi: Core.Strapi, { hops }: FollowedPath): boolean =>
  hops
    .flatMap(({ steps }) => steps)
    .some(({ list, kind, target }) => list && kind === 'relation' && isLocalized(strapi, target!));

/** The value of a path from what stands at its end; undefined when nothing does. */
export function valueFrom({ hops, type }: FollowedPath, ends: unknown[]): unknown {
  const list = hops.flatMap(({ steps }) => steps).find((step) => step.list)?.list;
  if (list === 'count') return ends.length;
  const values = ends.filter((value) => value !== null && value !== undefined);
  if (list === 'joined') return values.length > 0 ? values : undefined;
  return type === 'media' ? toMediaFile(values[0]) : values[0];
}
