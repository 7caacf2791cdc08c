import type {
  DeleteQuickReply,
  FillQuickReplies,
  ListQuickReplies,
  SaveQuickReply,
} from '../../../shared/contracts/inbox';
import { serviceOf } from '../services';
import { quickReplyShape } from './inbox-shapes';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const quickReplies = () => serviceOf(strapi, 'quick-replies');
  return {
    async find(ctx) {
      ctx.body = {
        data: await quickReplies().list(actorOf(ctx)),
      } satisfies ListQuickReplies['Response'];
    },
    async fill(ctx) {
      const { _q = '' }: FillQuickReplies['Query'] = queryOf(ctx);
      ctx.body = {
        data: await quickReplies().fill(param(ctx, 'documentId'), _q, actorOf(ctx)),
      } satisfies FillQuickReplies['Response'];
    },
    async create(ctx) {
      const input: SaveQuickReply['Request'] = read(quickReplyShape, bodyOf(ctx));
      ctx.body = { data: await quickReplies().create(input) } satisfies SaveQuickReply['Response'];
    },
    async update(ctx) {
      const input: SaveQuickReply['Request'] = read(quickReplyShape, bodyOf(ctx));
      ctx.body = {
        data: await quickReplies().update(param(ctx, 'documentId'), input),
      } satisfies SaveQuickReply['Response'];
    },
    async delete(ctx) {
      ctx.body = {
        data: await quickReplies().delete(param(ctx, 'documentId')),
      } satisfies DeleteQuickReply['Response'];
    },
  };
};
