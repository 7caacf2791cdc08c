import type { ContactQuery } from '../../../shared/contracts/contacts';
import { serviceOf } from '../services';
import { mayReadContacts } from '../services/contacts/may-read-contacts';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read, recordConsentShape, resolveConflictShape } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const contacts = () => serviceOf(strapi, 'contacts');
  return {
    async find(ctx) {
      ctx.body = await contacts().find(queryOf(ctx) as ContactQuery);
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
      const { documentId } = settled;
      ctx.body = { data: mayReadContacts(actor) ? settled : { documentId } };
    },
  };
};
