import type { TestQueue } from '../../../shared/contracts/preferences';
import { runtimeOf } from '../runtime';
import { serviceOf } from '../services';
import { testQueue } from '../services/preferences/queue-test';
import { actorOf, bodyOf, type Action, type Injected } from './request';
import { preferencesShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const preferences = () => serviceOf(strapi, 'preferences');
  return {
    async find(ctx) {
      ctx.body = { data: await preferences().get(actorOf(ctx)) };
    },
    async testQueue(ctx) {
      const isWorking = serviceOf(strapi, 'queue').isWorking();
      ctx.body = {
        data: await testQueue(runtimeOf(strapi), isWorking),
      } satisfies TestQueue['Response'];
    },
    async update(ctx) {
      ctx.body = {
        data: await preferences().update(read(preferencesShape, bodyOf(ctx)), actorOf(ctx)),
      };
    },
  };
};
