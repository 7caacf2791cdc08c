import type { Context } from 'koa';

import { actionId, type PermissionName } from '../../../shared/permissions';
import { serviceOf } from '../services';
import { param, type Action, type Injected } from './request';

/** Alerts about templates are for those who may see, or manage, templates. */
const scopeOf = (ctx: Context, permission: PermissionName) => {
  const { userAbility } = ctx.state as { userAbility: { can(action: string): boolean } };
  return { templates: userAbility.can(actionId(permission)) };
};

export default ({ strapi }: Injected): Record<string, Action> => {
  const alerts = () => serviceOf(strapi, 'alerts');
  return {
    async find(ctx) {
      ctx.body = { data: await alerts().find(scopeOf(ctx, 'templates.read')) };
    },
    async dismiss(ctx) {
      const scope = scopeOf(ctx, 'templates.manage');
      ctx.body = { data: await alerts().dismiss(param(ctx, 'documentId'), scope) };
    },
  };
};
