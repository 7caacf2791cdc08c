import type { Core } from '@strapi/strapi';

import { parsePath, type PathStep } from '../../../shared/domain/field-path';
import { error, type Issue } from '../../../shared/domain/issue';
import {
  fieldsOfComponent,
  findAttribute,
  labelOf,
  schemaOf,
  type AnySchema,
  type Found,
} from './attributes';

/** Deeper paths are hard to read for people and dear to fetch. */
export const MAX_DEPTH = 4;

/** What is looked for at the end of a path: something to write into a text, a file, or a consent. */
export type Wanted = 'value' | 'media' | 'consent';

const DATES = new Set(['date', 'datetime']);

/** Every record tells these, whoever reads it; roles have no fields for them. */
const TOLD_BY_ALL = new Set(['id', 'documentId', 'createdAt', 'updatedAt']);

/**
 * Whether what stands under a name is what is looked for. A consent is a yes or no, or a date; not the
 * one that every record has by itself.
 */
export function isWanted(
  { kind, type }: Pick<Found, 'kind' | 'type'>,
  name: string,
  wants: Wanted,
): boolean {
  if (wants !== 'consent') return kind === wants;
  return kind === 'answer' || (kind === 'value' && DATES.has(type) && !TOLD_BY_ALL.has(name));
}

/** One step of a path that exists. */
export interface ResolvedStep extends PathStep {
  kind: 'value' | 'media' | 'relation' | 'component';
  /** UID of what a relation or component leads to. */
  target: string | null;
}

/** A stretch of a path within one model; components belong to the model that holds them. */
export interface Hop {
  /** UID of the content type whose permissions count. */
  uid: string;
  /**
   * Fields as Strapi's roles name them, such as `customer` or `address.city`; whoever may read one of
   * them may read this stretch. Empty: no field is needed.
   */
  fields: string[];
  steps: ResolvedStep[];
}

/** Why nothing can be taken from a path. */
export type PathProblem =
  'unknown' | 'private' | 'relationMany' | 'twoLists' | 'media' | 'notMedia' | 'notConsent';

/** A path that can be followed. `type` is the attribute type of the value at its end. */
export interface FollowedPath {
  ok: true;
  type: string;
  hops: Hop[];
  /** Words for each name, for people. */
  labels: string[];
}

export type ResolvedPath = FollowedPath | { ok: false; reason: PathProblem };

const LIST_LABELS = { first: 'first', last: 'last', count: 'number', joined: 'all' } as const;

const stepLabel = ({ name, list }: PathStep): string =>
  list ? `${labelOf(name)} (${LIST_LABELS[list]})` : labelOf(name);

const refused = (reason: PathProblem): ResolvedPath => ({ ok: false, reason });

/**
 * Follows a path such as `customer.firstName` or `items[first].title` from a content type through
 * relations and components to a value, or to a file or a consent where that is wanted. One list at most
 * may be on the way. What is private, or belongs to the admin, counts as not there to be sent.
 */
export function resolvePath(
  strapi: Core.Strapi,
  uid: string,
  path: string,
  { wants = 'value' }: { wants?: Wanted } = {},
): ResolvedPath {
  const steps = parsePath(path);
  if (!steps || steps.length > MAX_DEPTH) return refused('unknown');
  const labels = steps.map(stepLabel);
  const hops: Hop[] = [];
  let model = uid;
  let schema: AnySchema | null = schemaOf(strapi, uid);
  /** The steps since the last relation. */
  let stretch: ResolvedStep[] = [];
  let lists = 0;

  const closeHop = (parts: string[] = []) => {
    const names = stretch.map(({ name }) => name);
    const isTold = names.length === 1 && TOLD_BY_ALL.has(names[0]!);
    // A role that may read the whole component may read what is in it.
    const fields = names.map((_, index) => names.slice(0, index + 1).join('.')).reverse();
    hops.push({ uid: model, fields: isTold ? [] : [...fields, ...parts], steps: stretch });
    stretch = [];
  };
  const end = (type: string, parts?: string[]): ResolvedPath => {
    closeHop(parts);
    return { ok: true, type, hops, labels };
  };

  for (const [index, step] of steps.entries()) {
    if (!schema) return refused('unknown');
    const found = findAttribute(schema, step.name);
    const isLast = index === steps.length - 1;
    if (found.kind === 'private') return refused('private');
    if (found.kind === 'nothing' || (step.list && !found.isList)) return refused('unknown');
    if (step.list && (lists += 1) > 1) return refused('twoLists');
    const { kind, target } = found;
    stretch.push({ ...step, kind: kind === 'answer' ? 'value' : kind, target });
    if (wants === 'consent' && (step.list === 'count' || step.list === 'joined'))
      return refused('notConsent');

    if (step.list === 'count') {
      if (!isLast) return refused('unknown');
      if (wants === 'media') return refused('notMedia');
      const field = stretch.map(({ name }) => name).join('.');
      if (found.kind === 'component')
        return end('integer', fieldsOfComponent(strapi, found.target, field));
      if (found.kind === 'relation') {
        closeHop();
        // Whoever counts records must be allowed to see them.
        model = found.target;
      }
      return end('integer');
    }
    if (found.kind === 'value' || found.kind === 'answer') {
      if (!isLast || (kind === 'answer' && wants === 'value')) return refused('unknown');
      if (isWanted(found, step.name, wants)) return end(found.type);
      return refused(wants === 'media' ? 'notMedia' : 'notConsent');
    }
    if (found.kind === 'media') {
      if (wants !== 'media') return refused(wants === 'value' ? 'media' : 'notConsent');
      const isOneFile = isLast && steps.every(({ list }) => list !== 'joined');
      return isOneFile ? end('media') : refused('unknown');
    }
    if (found.isList && !step.list) return refused('relationMany');
    if (isLast) return refused('unknown');
    if (found.kind === 'relation') {
      closeHop();
      model = found.target;
    }
    schema = schemaOf(strapi, found.target);
  }
  return refused('unknown');
}

const CODES = {
  unknown: 'field.missing',
  private: 'field.private',
  relationMany: 'field.relationMany',
  twoLists: 'field.twoLists',
  media: 'field.media',
  notMedia: 'field.notMedia',
  notConsent: 'field.notConsent',
} as const satisfies Record<PathProblem, Issue['code']>;

/** The issue of a path from which nothing can be taken; `at` says where the path was written. */
export const pathIssue = (
  reason: PathProblem,
  collection: string,
  path: string,
  at = path,
): Issue => error(CODES[reason], at, { path, collection });

/**
 * What is wrong with paths from this collection as its content type stands now; each issue is at the
 * path that it is about.
 */
export const problemsOfPaths = (
  strapi: Core.Strapi,
  uid: string,
  paths: string[],
  options: { wants?: Wanted } = {},
): Issue[] =>
  [...new Set(paths)].flatMap((path) => {
    const resolved = resolvePath(strapi, uid, path, options);
    return resolved.ok ? [] : [pathIssue(resolved.reason, uid, path)];
  });
