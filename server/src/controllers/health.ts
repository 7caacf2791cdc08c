import type { ConfirmInput } from '../../../shared/contracts/health';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, type Action, type Injected } from './request';
import { checkHealthShape, confirmShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const health = () => serviceOf(strapi, 'health');
  return {
    async findOne(ctx) {
      ctx.body = { data: await health().find(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async check(ctx) {
      const input = read(checkHealthShape, bodyOf(ctx));
      ctx.body = { data: await health().check(param(ctx, 'documentId'), input, actorOf(ctx)) };
    },
    async confirm(ctx) {
      const input = read(confirmShape, bodyOf(ctx)) as ConfirmInput;
      ctx.body = {
        data: await health().confirm(param(ctx, 'documentId'), input, actorOf(ctx)),
      };
    },
    async diagnostics(ctx) {
      ctx.body = { data: await health().diagnostics(param(ctx, 'documentId')) };
    },
    async sandboxes(ctx) {
      ctx.body = { data: await health().listSandboxes(actorOf(ctx)) };
    },
  };
};
