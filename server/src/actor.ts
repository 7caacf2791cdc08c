import { NOTHING_HIDDEN, type Hidden } from '../../shared/domain/account-visibility';
import { nearestLanguage, type SpokenLanguage } from '../../shared/domain/spoken-language';
import type { MessageSource } from '../../shared/domain/message/message';

/** An admin user, as far as the plugin looks at one. */
export interface AdminUser {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  username?: string | null;
  email?: string | null;
  /** The interface language of their profile, by Strapi's code. */
  preferedLanguage?: string | null;
  roles?: { id: number; code?: string }[];
}

/** An API token of Strapi, as far as the plugin looks at one. */
export interface ApiToken {
  id: number;
  name: string;
}

/**
 * Who asks: a person in the admin, with an ability that limits what may be read; an API token, with what
 * it may do; or the application's own code, which may do everything.
 */
export type Actor =
  | {
      source: 'person';
      user: AdminUser;
      ability: unknown;
      /** What belongs to accounts that are limited to others. */
      hidden: Hidden;
      /** What they ask for belongs to a conversation that they may see. */
      isInConversation?: boolean;
    }
  | { source: 'api'; token: ApiToken; may(action: string): Promise<boolean> }
  /** An automation has a name of its own, and a row; what is built in has neither. */
  | {
      source: Exclude<MessageSource, 'person' | 'api' | 'app'>;
      name?: string;
      automation?: number;
    };

/** The application's own code. */
export const CODE: Actor = { source: 'code' };

/** What of the accounts whoever asks is not to see; only people are limited. */
export const hiddenFromActor = (actor: Actor): Hidden =>
  actor.source === 'person' ? actor.hidden : NOTHING_HIDDEN;

/** The language of a person; code and tokens speak English. */
export const languageOf = (actor: Actor): SpokenLanguage =>
  nearestLanguage(actor.source === 'person' ? actor.user.preferedLanguage : null);

/** What an admin user is called. */
export const nameOfUser = ({ firstname, lastname, username, email }: Omit<AdminUser, 'id'>) =>
  [firstname, lastname].filter(Boolean).join(' ') || username || email || null;

/** What a person, a token or an automation is called in messages and in the log. */
export function nameOf(actor: Actor): string | null {
  if (actor.source === 'person') return nameOfUser(actor.user);
  return actor.source === 'api' ? actor.token.name : (actor.name ?? null);
}

/** Who did something, as the history keeps it besides the name. */
export const whoOf = (actor: Actor): { userId: number | null; source: MessageSource } => ({
  userId: actor.source === 'person' ? actor.user.id : null,
  source: actor.source,
});

/** Tells one person or token from another of the same kind; code is one. */
export function idOf(actor: Actor): string {
  if (actor.source === 'person') return String(actor.user.id);
  return actor.source === 'api' ? String(actor.token.id) : '';
}

/** The row id of the automation that acts; null for everybody else. */
export const automationOf = (actor: Actor): number | null =>
  'automation' in actor ? (actor.automation ?? null) : null;
