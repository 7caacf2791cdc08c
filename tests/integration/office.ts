import type { Actor } from '../../server/src/actor';
import { NOTHING_HIDDEN } from '../../shared/domain/account-visibility';
import type { Conversation } from '../../shared/contracts/conversations';
import type { TestRole } from './strapi';
import { eventually, type Shop } from './shop';

/** Somebody in the office, and what they ask for below `/whatsapp`. */
export interface Colleague {
  id: number;
  token: string;
  ask(method: 'get' | 'post' | 'put' | 'delete', path: string): ReturnType<Shop['admin']>;
  /** The `data` of an answer that succeeds. */
  get<T>(path: string): Promise<T>;
}

export const MAY = {
  read: 'plugin::whatsapp.inbox.read',
  reply: 'plugin::whatsapp.inbox.reply',
  assign: 'plugin::whatsapp.inbox.assign',
  contacts: 'plugin::whatsapp.contacts.read',
};

/** Who sees only what they have taken or belong to. */
export const OWN = 'plugin::whatsapp.own-conversations';

/** Makes an admin user who may do these things. */
export async function hire(shop: Shop, role: TestRole): Promise<Colleague> {
  const token = await shop.booted.adminToken(role);
  const asked = (method: 'get' | 'post' | 'put' | 'delete', path: string) =>
    shop.booted.request[method](path).set('Authorization', `Bearer ${token}`);
  const { body } = (await asked('get', '/admin/users/me').expect(200)) as {
    body: { data: { id: number } };
  };
  const ask: Colleague['ask'] = (method, path) => asked(method, `/whatsapp${path}`);
  return {
    id: body.data.id,
    token,
    ask,
    get: async <T>(path: string) =>
      ((await ask('get', path).expect(200)) as { body: { data: T } }).body.data,
  };
}

/** Somebody in the office as services know them, in a conversation. */
export async function actorOf({ booted }: Shop, { id }: Pick<Colleague, 'id'>): Promise<Actor> {
  const { strapi } = booted;
  const user = await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });
  const { engine } = strapi.service('admin::permission') as {
    engine: { generateUserAbility(user: object): Promise<unknown> };
  };
  const ability = await engine.generateUserAbility(user as object);
  return {
    source: 'person',
    user: { id },
    ability,
    hidden: NOTHING_HIDDEN,
    isInConversation: true,
  };
}

/** The conversation with a number, once there is one. */
export const conversationWith = (shop: Shop, phone: string): Promise<Conversation> =>
  eventually(`a conversation with ${phone}`, async () => {
    const contact = await shop.whatsapp.contacts.findConsent({ phone: `+${phone}` });
    if (!contact) return undefined;
    const { data } = await shop.whatsapp.conversations.find({ contact: contact.documentId });
    return data[0];
  });
