import type {
  AddMember,
  AssignConversation,
  CloseConversation,
  GetConversation,
  ListConversations,
  ReadConversation,
  RemoveMember,
  ReopenConversation,
  TakeConversation,
} from '../../../shared/contracts/conversations';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { assignShape, memberShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const conversations = () => serviceOf(strapi, 'conversations');
  return {
    async find(ctx) {
      const query: ListConversations['Query'] = queryOf(ctx);
      ctx.body = (await conversations().find(
        query,
        actorOf(ctx),
      )) satisfies ListConversations['Response'];
    },
    async findOne(ctx) {
      ctx.body = {
        data: await conversations().findOne(param(ctx, 'documentId')),
      } satisfies GetConversation['Response'];
    },
    async take(ctx) {
      ctx.body = {
        data: await conversations().take(param(ctx, 'documentId'), actorOf(ctx)),
      } satisfies TakeConversation['Response'];
    },
    async assign(ctx) {
      const { user }: AssignConversation['Request'] = read(assignShape, bodyOf(ctx));
      ctx.body = {
        data: await conversations().assign(param(ctx, 'documentId'), user),
      } satisfies AssignConversation['Response'];
    },
    async addMember(ctx) {
      const { user }: AddMember['Request'] = read(memberShape, bodyOf(ctx));
      const documentId = param(ctx, 'documentId');
      ctx.body = {
        data: await conversations().addMember(documentId, user, actorOf(ctx)),
      } satisfies AddMember['Response'];
    },
    async removeMember(ctx) {
      const { user } = read(memberShape, { user: Number(param(ctx, 'user')) });
      const documentId = param(ctx, 'documentId');
      ctx.body = {
        data: await conversations().removeMember(documentId, user, actorOf(ctx)),
      } satisfies RemoveMember['Response'];
    },
    async close(ctx) {
      ctx.body = {
        data: await conversations().close(param(ctx, 'documentId')),
      } satisfies CloseConversation['Response'];
    },
    async reopen(ctx) {
      ctx.body = {
        data: await conversations().reopen(param(ctx, 'documentId')),
      } satisfies ReopenConversation['Response'];
    },
    async markRead(ctx) {
      ctx.body = {
        data: await conversations().markRead(param(ctx, 'documentId')),
      } satisfies ReadConversation['Response'];
    },
  };
};
