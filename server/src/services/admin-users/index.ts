import type { Core } from '@strapi/strapi';

import type { People } from '../../../../shared/contracts/people';
import { error, type Issue } from '../../../../shared/domain/issue';
import { nameOfUser, type AdminUser } from '../../actor';
import { rowsOf } from '../../store/table';

const USER = 'admin::user';
const ROLE = 'admin::role';
const LIMIT = 1_000;

/** People who can log in. */
const ACTIVE = { isActive: true, $or: [{ blocked: false }, { blocked: null }] };

/** Active admin users and all roles, by name. */
export async function listPeople(strapi: Core.Strapi): Promise<People> {
  const users = await rowsOf<AdminUser>(strapi, USER).findMany({ where: ACTIVE, limit: LIMIT });
  const roles = await rowsOf<{ id: number; name: string }>(strapi, ROLE).findMany({ limit: LIMIT });
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  return {
    users: users
      .map((user) => ({ id: user.id, name: nameOfUser(user) ?? String(user.id) }))
      .sort(byName),
    roles: roles.map(({ id, name }) => ({ id, name })).sort(byName),
  };
}

async function hasUnknown(strapi: Core.Strapi, uid: string, ids: number[] = []): Promise<boolean> {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) return false;
  const count = await rowsOf(strapi, uid).count({ where: { id: { $in: distinct } } });
  return count < distinct.length;
}

/** Those who were chosen for something, and the paths of the fields that name them. */
export interface Chosen {
  users: { path: string; ids: number[] | undefined };
  roles: { path: string; ids: number[] | undefined };
}

/** Whether the admin users and roles that were chosen exist. */
export async function checkPeople(strapi: Core.Strapi, { users, roles }: Chosen): Promise<Issue[]> {
  const issues: Issue[] = [];
  if (await hasUnknown(strapi, USER, users.ids)) issues.push(error('people.unknown', users.path));
  if (await hasUnknown(strapi, ROLE, roles.ids)) issues.push(error('people.unknown', roles.path));
  return issues;
}

/** Every role with its code, by which other environments know it too. */
export const listRoleCodes = (strapi: Core.Strapi): Promise<{ id: number; code: string }[]> =>
  rowsOf<{ id: number; code: string }>(strapi, ROLE).findMany({
    select: ['id', 'code'],
    orderBy: { id: 'asc' },
    limit: LIMIT,
  });
