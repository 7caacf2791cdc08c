import { serviceOf } from '../services';
import { saveAudienceShape } from './campaign-result-shapes';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const audiences = () => serviceOf(strapi, 'audiences');
  return {
    async find(ctx) {
      ctx.body = { data: await audiences().list(queryOf(ctx)) };
    },
    async create(ctx) {
      const input = read(saveAudienceShape, bodyOf(ctx));
      ctx.body = { data: await audiences().create(input, actorOf(ctx)) };
    },
    async delete(ctx) {
      await audiences().delete(param(ctx, 'documentId'), actorOf(ctx));
      ctx.body = { data: null };
    },
  };
};
