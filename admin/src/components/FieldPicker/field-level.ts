import type { FieldNode } from '../../../../shared/contracts/collections';
import { parsePath, writePath, type ListStep } from '../../../../shared/domain/field-path';

const RECORD = 'record.';
const BEFORE = 'before.';

/** The level of what fields of a record held before it was changed; no field has such a path. */
export const BEFORE_LEVEL = '@before';

/** How many names a path may have: `order.customer.firstName` has three. */
const MAX_DEPTH = 3;

/** One level on the way to a field: below a name, or below what is taken of a list. */
export interface Crumb {
  path: string;
  name: string;
  /** What is taken of the list that the level before is; null for a name. */
  list: ListStep | null;
}

const stepsOf = (path: string) => (path === '' ? [] : (parsePath(path) ?? []));

/** The levels from the top down to a path: a list is one level, what is taken of it the next. */
export function crumbsOf(path: string): Crumb[] {
  const steps = stepsOf(path);
  return steps.flatMap(({ name, list }, index): Crumb[] => {
    const before = steps.slice(0, index);
    const crumb = { path: writePath([...before, { name, list: null }]), name, list: null };
    return list ? [crumb, { path: writePath([...before, { name, list }]), name, list }] : [crumb];
  });
}

/** The level above a path; the top level is the empty path. */
export const levelOf = (path: string): string => crumbsOf(path).at(-2)?.path ?? '';

/** The level on which a variable of a condition is found: that of its field below the record. */
export function levelOfVariable(variable: string): string {
  if (variable.startsWith(BEFORE)) return BEFORE_LEVEL;
  return variable.startsWith(RECORD) ? levelOf(variable.slice(RECORD.length)) : '';
}

/** Whether a field leads on to others, and is not too deep for that. */
export const canOpen = ({ target, isValue, path }: FieldNode): boolean =>
  target !== null && !isValue && stepsOf(path).length < MAX_DEPTH;

/** The fields worth showing: those that can be picked or opened, and that match what was typed. */
export function shownFields(fields: FieldNode[], typed: string): FieldNode[] {
  const wanted = typed.trim().toLowerCase();
  return fields.filter(
    (field) =>
      (field.isValue || canOpen(field)) &&
      (wanted === '' ||
        [field.name, field.displayName, field.list ?? ''].some((text) =>
          text.toLowerCase().includes(wanted),
        )),
  );
}

/** The position after a move with the arrow keys; it goes round at the ends. */
export const moveActive = (active: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (active + by + count) % count;
