import type { Me } from '../../../shared/contracts/me';
import type { AdminUser } from '../actor';
import { serviceOf } from '../services';
import { bodyOf, type Action, type Injected } from './request';
import { meShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const people = () => serviceOf(strapi, 'people');
  const userOf = (ctx: Parameters<Action>[0]) => (ctx.state as { user: AdminUser }).user;
  return {
    async find(ctx) {
      ctx.body = { data: await people().get(userOf(ctx)) };
    },
    async update(ctx) {
      const me: Me = read(meShape, bodyOf(ctx));
      ctx.body = { data: await people().update(userOf(ctx), me) };
    },
  };
};
