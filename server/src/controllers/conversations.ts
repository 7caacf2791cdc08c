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
import type { SetLabels, SetLanguage, SnoozeConversation } from '../../../shared/contracts/inbox';
import { serviceOf } from '../services';
import { labelsShape, languageShape, snoozeShape } from './inbox-shapes';
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
        data: await conversations().findOne(param(ctx, 'documentId'), actorOf(ctx)),
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
        data: await conversations().assign(param(ctx, 'documentId'), user, actorOf(ctx)),
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
        data: await conversations().close(param(ctx, 'documentId'), actorOf(ctx)),
      } satisfies CloseConversation['Response'];
    },
    async reopen(ctx) {
      ctx.body = {
        data: await conversations().reopen(param(ctx, 'documentId'), actorOf(ctx)),
      } satisfies ReopenConversation['Response'];
    },
    async markRead(ctx) {
      ctx.body = {
        data: await serviceOf(strapi, 'inbox').markRead(param(ctx, 'documentId'), actorOf(ctx)),
      } satisfies ReadConversation['Response'];
    },
    async snooze(ctx) {
      const { until }: SnoozeConversation['Request'] = read(snoozeShape, bodyOf(ctx));
      const documentId = param(ctx, 'documentId');
      const time = until === null ? null : new Date(until);
      ctx.body = {
        data: await conversations().snooze(documentId, time, actorOf(ctx)),
      } satisfies SnoozeConversation['Response'];
    },
    async setLabels(ctx) {
      const { labels }: SetLabels['Request'] = read(labelsShape, bodyOf(ctx));
      const documentId = param(ctx, 'documentId');
      ctx.body = {
        data: await conversations().setLabels(documentId, labels, actorOf(ctx)),
      } satisfies SetLabels['Response'];
    },
    async setLanguage(ctx) {
      const { language }: SetLanguage['Request'] = read(languageShape, bodyOf(ctx));
      const documentId = param(ctx, 'documentId');
      ctx.body = {
        data: await conversations().setLanguage(documentId, language, actorOf(ctx)),
      } satisfies SetLanguage['Response'];
    },
  };
};
