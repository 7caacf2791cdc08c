import type { Core } from '@strapi/strapi';

import type { Actor } from '../../actor';

const FILE = 'plugin::upload.file';
const READ = 'plugin::upload.read';
const READ_BY_API = 'plugin::upload.content-api.findOne';

interface PermissionsManager {
  ability: { can(action: string, subject: unknown): boolean };
  toSubject(file: object): unknown;
}

/** Whether someone may see a file in the Media Library; a person by the conditions of the roles as well. */
export async function mayReadFile(strapi: Core.Strapi, id: number, actor: Actor): Promise<boolean> {
  if (actor.source === 'api') return actor.may(READ_BY_API);
  if (actor.source !== 'person') return true;
  const { ability, toSubject } = strapi.service('admin::permission').createPermissionsManager({
    ability: actor.ability,
    action: READ,
    model: FILE,
  }) as PermissionsManager;
  const file = await strapi.db.query(FILE).findOne({
    where: { id },
    // What conditions such as “is creator” look at.
    populate: { createdBy: { populate: ['roles'] }, folder: true },
  });
  return file !== null && ability.can(READ, toSubject(file as object));
}
