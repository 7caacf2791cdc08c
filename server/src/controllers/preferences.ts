import { serviceOf } from '../services';
import { bodyOf, type Action, type Injected } from './request';
import { preferencesShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const preferences = () => serviceOf(strapi, 'preferences');
  return {
    async find(ctx) {
      ctx.body = { data: await preferences().get() };
    },
    async update(ctx) {
      ctx.body = { data: await preferences().update(read(preferencesShape, bodyOf(ctx))) };
    },
  };
};
