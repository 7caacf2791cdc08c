import type { TemplateInput } from '../../../shared/contracts/templates';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read, templateShape, templateUpdateShape } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const templates = () => serviceOf(strapi, 'templates');
  return {
    async find(ctx) {
      ctx.body = await templates().find(queryOf(ctx));
    },
    async findUsable(ctx) {
      const { uid = '' } = queryOf(ctx);
      ctx.body = { data: await templates().findUsable(uid, actorOf(ctx)) };
    },
    async findOne(ctx) {
      ctx.body = { data: await templates().findOne(param(ctx, 'documentId')) };
    },
    async create(ctx) {
      const input = read(templateShape, bodyOf(ctx)) as TemplateInput;
      ctx.body = { data: await templates().create(input) };
    },
    async update(ctx) {
      const input = read(templateUpdateShape, bodyOf(ctx)) as Partial<TemplateInput>;
      ctx.body = { data: await templates().update(param(ctx, 'documentId'), input) };
    },
    async delete(ctx) {
      ctx.body = { data: await templates().delete(param(ctx, 'documentId')) };
    },
    async check(ctx) {
      const input = read(templateShape, bodyOf(ctx)) as TemplateInput;
      ctx.body = { data: await templates().check(input) };
    },
    async submit(ctx) {
      ctx.body = { data: await templates().submit(param(ctx, 'documentId')) };
    },
    async sync(ctx) {
      ctx.body = { data: await templates().sync(param(ctx, 'documentId')) };
    },
  };
};
