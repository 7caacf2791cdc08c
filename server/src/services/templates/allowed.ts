import type { Actor } from '../../actor';
import type { TemplateRow } from '../../store/rows';

/** Whether users and roles were named; it holds also when all of them are deleted since. */
export const isRestricted = ({
  isRestricted: wasRestricted,
  allowedUsers = [],
  allowedRoles = [],
}: TemplateRow): boolean => wasRestricted === true || allowedUsers.length + allowedRoles.length > 0;

/**
 * Whether someone may send a template: everyone may where no users and roles were named, nobody where
 * those who were are all gone. An API token is never among them; code is not limited by them.
 */
export function mayUse(row: TemplateRow, actor: Actor): boolean {
  if (!isRestricted(row)) return true;
  if (actor.source !== 'person') return actor.source !== 'api';
  const { allowedUsers = [], allowedRoles = [] } = row;
  const roles = new Set(actor.user.roles?.map(({ id }) => id));
  return (
    allowedUsers.some(({ id }) => id === actor.user.id) ||
    allowedRoles.some(({ id }) => roles.has(id))
  );
}
