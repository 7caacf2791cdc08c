import { listPeople } from '../services/admin-users';
import type { Action, Injected } from './request';

export default ({ strapi }: Injected): Record<string, Action> => ({
  async find(ctx) {
    ctx.body = { data: await listPeople(strapi) };
  },
});
