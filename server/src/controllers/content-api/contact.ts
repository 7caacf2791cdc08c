import { serviceOf } from '../../services';
import type { Action, Injected } from '../request';
import { readBody, tokenOf } from './request';
import { consentShape } from './shapes';

/** What people said to being written to, for API tokens. */
export default ({ strapi }: Injected): Record<'optIn' | 'optOut', Action> => {
  const contacts = () => serviceOf(strapi, 'contacts');
  return {
    async optIn(ctx) {
      const token = tokenOf(strapi, ctx);
      ctx.body = { data: await contacts().optIn(readBody(consentShape, ctx), token) };
    },
    async optOut(ctx) {
      const token = tokenOf(strapi, ctx);
      ctx.body = { data: await contacts().optOut(readBody(consentShape, ctx), token) };
    },
  };
};
