import { sentenceOf } from '../../../../shared/domain/sentences';
import { serviceOf } from '../../services';
import { param, type Action, type Injected } from '../request';
import { readBody, tokenOf } from './request';
import { contentMessageShape, templateMessageShape } from './shapes';

/** Messages for API tokens. */
export default ({ strapi }: Injected): Record<'send' | 'findOne', Action> => {
  const messages = () => serviceOf(strapi, 'messages');
  return {
    async send(ctx) {
      const token = tokenOf(strapi, ctx);
      const { body } = ctx.request as { body?: unknown };
      const isContent = typeof body === 'object' && body !== null && 'content' in body;
      if (isContent) {
        const data = await messages().send(readBody(contentMessageShape, ctx), token);
        ctx.status = 202;
        ctx.body = { data };
        return;
      }
      const input = readBody(templateMessageShape, ctx);
      const action = input.record && `${input.record.uid}.findOne`;
      if (action && !(await token.may(action))) {
        ctx.forbidden(sentenceOf('token.record', { action }));
        return;
      }
      const data = await messages().sendTemplate(input, token);
      ctx.status = 202;
      ctx.body = { data };
    },
    async findOne(ctx) {
      ctx.body = { data: await messages().findOne(param(ctx, 'documentId')) };
    },
  };
};
