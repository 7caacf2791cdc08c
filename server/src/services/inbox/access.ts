import { actionId, type PermissionName } from '../../../../shared/permissions';
import type { Actor } from '../../actor';
import { notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { ConversationRow } from '../../store/rows';
import { UIDS } from '../../store/uids';
import { ofVisibleAccounts } from '../accounts/visibility';
import { mayReadContacts } from '../contacts/may-read-contacts';

interface Ability {
  can(action: string): boolean;
}

/** What is found by nobody. */
const NOTHING = { id: -1 };

/** Whether somebody has a permission; code has each. */
export const mayDo = (actor: Actor, permission: PermissionName): boolean =>
  actor.source !== 'person' || (actor.ability as Ability).can(actionId(permission));

/** Whether numbers are masked for somebody. */
export const isMaskedFor = (actor: Actor): boolean => !mayReadContacts(actor);

/** The same person, in a conversation that they may see: what is said in it is theirs to read. */
export const inConversation = (actor: Actor): Actor =>
  actor.source === 'person' ? { ...actor, isInConversation: true } : actor;

/** Which conversations somebody may see: by their permissions, and by the conditions of their roles. */
export function createInboxAccess({ strapi, inbox }: Pick<Runtime, 'strapi' | 'inbox'>) {
  /** The conversations for which somebody has one of these permissions, as a database filter. */
  function permitted(actor: Actor, ...anyOf: PermissionName[]): object {
    if (actor.source !== 'person') return {};
    const { ability } = actor;
    const filters = anyOf.flatMap((permission) => {
      if (!mayDo(actor, permission)) return [];
      const manager = strapi.service('admin::permission').createPermissionsManager({
        ability,
        action: actionId(permission),
        model: UIDS.conversation,
      }) as { getQuery(): object | null };
      return manager.getQuery() ?? [];
    });
    if (filters.some((filter) => Object.keys(filter).length === 0)) return {};
    return filters.length === 0 ? NOTHING : { $or: filters };
  }

  /** The same, of accounts that are not hidden from them. */
  const within = (actor: Actor, ...anyOf: PermissionName[]): object => ({
    $and: [permitted(actor, ...anyOf), ofVisibleAccounts(actor)],
  });

  return {
    within,

    /** A conversation that somebody may deal with in this way; any other is not there for them. */
    async get(
      documentId: string,
      actor: Actor,
      ...anyOf: PermissionName[]
    ): Promise<ConversationRow> {
      const row = await inbox.get(documentId, within(actor, ...anyOf));
      if (!row) throw notFound('conversation.notFound');
      return row;
    },
  };
}

export type InboxAccess = ReturnType<typeof createInboxAccess>;
