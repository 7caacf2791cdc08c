import type { ConversationQuery } from '../../../shared/contracts/conversations';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { assignShape, memberShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const conversations = () => serviceOf(strapi, 'conversations');
  return {
    async find(ctx) {
      ctx.body = await conversations().find(queryOf(ctx) as ConversationQuery, actorOf(ctx));
    },
    async findOne(ctx) {
      ctx.body = { data: await conversations().findOne(param(ctx, 'documentId')) };
    },
    async take(ctx) {
      ctx.body = { data: await conversations().take(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async assign(ctx) {
      const { user } = read(assignShape, bodyOf(ctx));
      ctx.body = { data: await conversations().assign(param(ctx, 'documentId'), user) };
    },
    async addMember(ctx) {
      const { user } = read(memberShape, bodyOf(ctx));
      const documentId = param(ctx, 'documentId');
      ctx.body = { data: await conversations().addMember(documentId, user, actorOf(ctx)) };
    },
    async removeMember(ctx) {
      const { user } = read(memberShape, { user: Number(param(ctx, 'user')) });
      const documentId = param(ctx, 'documentId');
      ctx.body = { data: await conversations().removeMember(documentId, user, actorOf(ctx)) };
    },
    async close(ctx) {
      ctx.body = { data: await conversations().close(param(ctx, 'documentId')) };
    },
    async reopen(ctx) {
      ctx.body = { data: await conversations().reopen(param(ctx, 'documentId')) };
    },
    async markRead(ctx) {
      ctx.body = { data: await conversations().markRead(param(ctx, 'documentId')) };
    },
  };
};
