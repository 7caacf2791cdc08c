import { serviceOf } from '../services';
import { actorOf, param, type Action, type Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => {
  const alerts = () => serviceOf(strapi, 'alerts');
  return {
    async find(ctx) {
      ctx.body = { data: await alerts().find(actorOf(ctx)) };
    },
    async dismiss(ctx) {
      ctx.body = { data: await alerts().dismiss(param(ctx, 'documentId'), actorOf(ctx)) };
    },
  };
};
