import type { Core } from '@strapi/strapi';

import type { FieldNode } from '../../../shared/contracts/collections';
import {
  LIST_STEPS,
  parsePath,
  writePath,
  type ListStep,
  type PathStep,
} from '../../../shared/domain/field-path';
import { findAttribute, labelOf, namesIn, schemaOf, type Found } from './attributes';
import { isWanted, MAX_DEPTH, type Wanted } from './field-path';

const goesOn = ({ kind }: Found): boolean => kind === 'relation' || kind === 'component';

/** What can be taken of a list: of files, nothing but their number. */
const choicesOf = (found: Found, wants: Wanted): ListStep[] => {
  if (wants !== 'value') return ['first', 'last'];
  return goesOn(found) ? [...LIST_STEPS] : ['count'];
};

/** The fields on one level of a collection, for whoever chooses a path. */
export function createFieldList(strapi: Core.Strapi, uid: string, wants: Wanted) {
  /** Whether something that is wanted lies at or below a name, with so many names to go. */
  function leadsSomewhere(name: string, found: Found, depth: number, hasList: boolean): boolean {
    if (isWanted(found, name, wants)) return true;
    if (found.kind === 'media') return wants === 'value' && found.isList && !hasList;
    if (!goesOn(found) || (found.isList && hasList)) return false;
    if (found.isList && wants === 'value') return true;
    const schema = found.target && depth > 1 ? schemaOf(strapi, found.target) : null;
    return (
      schema !== null &&
      namesIn(schema).some((inner) =>
        leadsSomewhere(inner, findAttribute(schema, inner), depth - 1, hasList || found.isList),
      )
    );
  }

  /** The ways on from a list, as nodes. */
  const listChoices = (before: PathStep[], name: string, found: Found): FieldNode[] =>
    choicesOf(found, wants).map((list) => ({
      name,
      path: writePath([...before, { name, list }]),
      displayName: labelOf(name),
      type: list === 'count' ? 'integer' : found.type,
      target: list === 'count' ? null : found.target,
      isValue: list === 'count' || found.kind === 'media',
      list,
    }));

  /** The fields below `path`, or of the collection itself; null when there is no such level. */
  return (path: string): FieldNode[] | null => {
    const steps = path === '' ? [] : parsePath(path);
    let schema = schemaOf(strapi, uid);
    if (!steps || steps.length >= MAX_DEPTH) return null;
    let hasList = false;
    for (const [index, { name, list }] of steps.entries()) {
      const found = schema && findAttribute(schema, name);
      if (!found?.target || (list && (!found.isList || hasList))) return null;
      if (found.isList && !list)
        return index === steps.length - 1 && !hasList
          ? listChoices(steps.slice(0, -1), name, found)
          : null;
      if (list === 'count' || found.kind === 'media') return null;
      hasList ||= list !== null;
      schema = schemaOf(strapi, found.target);
    }
    if (!schema) return null;
    const level = schema;
    return namesIn(level).flatMap((name): FieldNode[] => {
      const found = findAttribute(level, name);
      if (!leadsSomewhere(name, found, MAX_DEPTH - steps.length, hasList)) return [];
      const isValue = isWanted(found, name, wants);
      return [
        {
          name,
          path: writePath([...steps, { name, list: null }]),
          displayName: labelOf(name),
          type: found.type,
          target: isValue ? null : found.target,
          isValue,
          list: null,
        },
      ];
    });
  };
}
