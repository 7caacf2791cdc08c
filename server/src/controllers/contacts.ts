import type { BlockContact, ContactDetail, ContactQuery } from '../../../shared/contracts/contacts';
import type { Actor } from '../actor';
import { serviceOf } from '../services';
import { mayReadContacts } from '../services/contacts/may-read-contacts';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read, recordConsentShape, resolveConflictShape } from './shapes';

/** Who may change a contact and not see contacts is told which one it is. */
const asSeenBy = (contact: ContactDetail, actor: Actor): BlockContact['Response']['data'] =>
  mayReadContacts(actor) ? contact : { documentId: contact.documentId };

export default ({ strapi }: Injected): Record<string, Action> => {
  const contacts = () => serviceOf(strapi, 'contacts');
  return {
    async find(ctx) {
      ctx.body = await contacts().find(queryOf(ctx) as ContactQuery, actorOf(ctx));
    },
    async findOne(ctx) {
      ctx.body = { data: await contacts().findOne(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async optIn(ctx) {
      const input = read(recordConsentShape, bodyOf(ctx));
      const contact = param(ctx, 'documentId');
      ctx.body = { data: await contacts().optIn({ ...input, contact }, actorOf(ctx)) };
    },
    async optOut(ctx) {
      const input = read(recordConsentShape, bodyOf(ctx));
      const contact = param(ctx, 'documentId');
      ctx.body = { data: await contacts().optOut({ ...input, contact }, actorOf(ctx)) };
    },
    async erase(ctx) {
      ctx.body = { data: await contacts().erase(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async export(ctx) {
      const { fileName, stream } = await contacts().export(param(ctx, 'documentId'), actorOf(ctx));
      ctx.attachment(fileName);
      ctx.type = 'application/json';
      ctx.set('Cache-Control', 'no-store');
      ctx.body = stream;
    },
    async resolveConflict(ctx) {
      const input = read(resolveConflictShape, bodyOf(ctx));
      const actor = actorOf(ctx);
      const settled = await contacts().resolveConflict(param(ctx, 'documentId'), input, actor);
      ctx.body = { data: asSeenBy(settled, actor) };
    },
    async block(ctx) {
      const actor = actorOf(ctx);
      const blocked = await contacts().block(param(ctx, 'documentId'), actor);
      ctx.body = { data: asSeenBy(blocked, actor) };
    },
    async unblock(ctx) {
      const actor = actorOf(ctx);
      const freed = await contacts().unblock(param(ctx, 'documentId'), actor);
      ctx.body = { data: asSeenBy(freed, actor) };
    },
  };
};
