import { serviceOf } from '../services';
import { actorOf, param, queryOf, type Action, type Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => {
  const log = () => serviceOf(strapi, 'webhook-log');
  return {
    async find(ctx) {
      ctx.body = await log().find(queryOf(ctx), actorOf(ctx));
    },
    async summary(ctx) {
      ctx.body = { data: await log().summary(actorOf(ctx)) };
    },
    async findOne(ctx) {
      ctx.body = { data: await log().findOne(param(ctx, 'documentId')) };
    },
    async retry(ctx) {
      ctx.body = { data: await log().retry(param(ctx, 'documentId')) };
    },
  };
};
