import type { Core } from '@strapi/strapi';

import type { Actor } from '../../actor';
import { knownFolder } from '../received-media/library';

const FILE = 'plugin::upload.file';
const READ = 'plugin::upload.read';
const READ_BY_API = 'plugin::upload.content-api.findOne';

interface PermissionsManager {
  ability: { can(action: string, subject: unknown): boolean };
  toSubject(file: object): unknown;
}

interface StoredFile {
  createdBy: { id: number } | null;
  folder: { id: number } | null;
}

/** Whether somebody has added a file in a conversation themselves, and so knows what is in it. */
const isOwn = async (
  strapi: Core.Strapi,
  { createdBy, folder }: StoredFile,
  actor: Extract<Actor, { source: 'person' }>,
): Promise<boolean> =>
  actor.isInConversation === true &&
  createdBy?.id === actor.user.id &&
  folder !== null &&
  folder.id === (await knownFolder(strapi));

/**
 * Whether someone may see a file in the Media Library; a person by the conditions of the roles as well. In
 * a conversation they may use what they have added there, whatever they may do in the Media Library.
 */
export async function mayReadFile(strapi: Core.Strapi, id: number, actor: Actor): Promise<boolean> {
  if (actor.source === 'api') return actor.may(READ_BY_API);
  if (actor.source !== 'person') return true;
  const { ability, toSubject } = strapi.service('admin::permission').createPermissionsManager({
    ability: actor.ability,
    action: READ,
    model: FILE,
  }) as PermissionsManager;
  const file = (await strapi.db.query(FILE).findOne({
    where: { id },
    // What conditions such as “is creator” look at.
    populate: { createdBy: { populate: ['roles'] }, folder: true },
  })) as StoredFile | null;
  if (!file) return false;
  return ability.can(READ, toSubject(file)) || isOwn(strapi, file, actor);
}
