import type { GetAttention, GetWeek } from '../../../shared/contracts/home';
import { serviceOf } from '../services';
import { actorOf, queryOf, type Action, type Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => {
  const home = () => serviceOf(strapi, 'home');
  return {
    async attention(ctx) {
      const { timeZone = 'UTC' }: GetAttention['Query'] = queryOf(ctx);
      ctx.body = {
        data: await home().attention(timeZone, actorOf(ctx)),
      } satisfies GetAttention['Response'];
    },
    async week(ctx) {
      const { timeZone = 'UTC' }: GetWeek['Query'] = queryOf(ctx);
      ctx.body = {
        data: await home().week(timeZone, actorOf(ctx)),
      } satisfies GetWeek['Response'];
    },
  };
};
