import type { Actor } from '../../actor';
import type { TemplateRow } from '../../store/rows';

/**
 * Whether someone may send a template: everyone may where no users and roles are named; code is not a
 * person and is not limited by them.
 */
export function mayUse(
  { allowedUsers = [], allowedRoles = [] }: TemplateRow,
  actor: Actor,
): boolean {
  if (actor.source !== 'person' || allowedUsers.length + allowedRoles.length === 0) return true;
  const roles = new Set(actor.user.roles?.map(({ id }) => id));
  return (
    allowedUsers.some(({ id }) => id === actor.user.id) ||
    allowedRoles.some(({ id }) => roles.has(id))
  );
}
