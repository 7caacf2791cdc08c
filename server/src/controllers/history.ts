import type {
  HistoryQuery,
  ListHistory,
  ListHistoryPeople,
} from '../../../shared/contracts/history';
import { serviceOf } from '../services';
import { actorOf, queryOf, type Action, type Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => ({
  async find(ctx) {
    ctx.body = (await serviceOf(strapi, 'history').find(
      queryOf(ctx) as HistoryQuery,
      actorOf(ctx),
    )) satisfies ListHistory['Response'];
  },
  async people(ctx) {
    ctx.body = {
      data: await serviceOf(strapi, 'history').people(actorOf(ctx)),
    } satisfies ListHistoryPeople['Response'];
  },
});
