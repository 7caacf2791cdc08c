import type { FieldNode } from '../../../../shared/contracts/collections';

/** How many steps a path may have: `order.customer.firstName` has three. */
const MAX_DEPTH = 3;

const stepsOf = (path: string): string[] => (path === '' ? [] : path.split('.'));

/** The level above a path; the top level is the empty path. */
export const levelOf = (path: string): string => stepsOf(path).slice(0, -1).join('.');

/** The levels from the top down to a path, each with the step that leads to it. */
export const crumbsOf = (path: string): { path: string; name: string }[] =>
  stepsOf(path).map((name, index, steps) => ({ name, path: steps.slice(0, index + 1).join('.') }));

/** Whether a field leads on to the fields of another type, and is not too deep for that. */
export const canOpen = (field: FieldNode): boolean =>
  field.target !== null && !field.isValue && stepsOf(field.path).length < MAX_DEPTH;

/** The fields worth showing: those that can be picked or opened, and that match what was typed. */
export function shownFields(fields: FieldNode[], typed: string): FieldNode[] {
  const wanted = typed.trim().toLowerCase();
  return fields.filter(
    (field) =>
      (field.isValue || canOpen(field)) &&
      (wanted === '' ||
        field.name.toLowerCase().includes(wanted) ||
        field.displayName.toLowerCase().includes(wanted)),
  );
}

/** The position after a move with the arrow keys; it goes round at the ends. */
export const moveActive = (active: number, by: 1 | -1, count: number): number =>
  count === 0 ? 0 : (active + by + count) % count;
