import type { MessageSource } from '../../shared/domain/message/message';

/** An admin user, as far as the plugin looks at one. */
export interface AdminUser {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
  roles?: { id: number }[];
}

/**
 * Who asks: a person in the admin, with an ability that limits what may be read, or the application's
 * own code, which may do everything.
 */
export type Actor =
  | { source: 'person'; user: AdminUser; ability: unknown }
  | { source: Exclude<MessageSource, 'person'> };

/** The application's own code. */
export const CODE: Actor = { source: 'code' };

/** What a person is called in messages and in the log. */
export const nameOf = (actor: Actor): string | null => {
  if (actor.source !== 'person') return null;
  const { firstname, lastname, username, email } = actor.user;
  return [firstname, lastname].filter(Boolean).join(' ') || username || email || null;
};
