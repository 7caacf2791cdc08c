import type { SubmitTemplate, TemplateInput } from '../../../shared/contracts/templates';
import type { ImportFile } from '../../../shared/contracts/transfer';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import {
  read,
  resolveDriftShape,
  submitTemplateShape,
  templateShape,
  templateUpdateShape,
} from './shapes';
import { importShape, readExportQuery, sendFile } from './transfer';

export default ({ strapi }: Injected): Record<string, Action> => {
  const templates = () => serviceOf(strapi, 'templates');
  return {
    async find(ctx) {
      ctx.body = await templates().find(queryOf(ctx), actorOf(ctx));
    },
    async findUsable(ctx) {
      const { uid = '', anyCollection } = queryOf(ctx);
      const of = anyCollection === 'true' ? null : uid;
      ctx.body = { data: await templates().findUsable(of, actorOf(ctx)) };
    },
    async export(ctx) {
      sendFile(ctx, await templates().export(readExportQuery(queryOf(ctx)), actorOf(ctx)));
    },
    async import(ctx) {
      const { file, ...options } = read(importShape, bodyOf(ctx));
      ctx.body = {
        data: await templates().import(file, options, actorOf(ctx)),
      } satisfies ImportFile['Response'];
    },
    async findHistory(ctx) {
      ctx.body = { data: await templates().findHistory(param(ctx, 'documentId')) };
    },
    async findOne(ctx) {
      ctx.body = { data: await templates().findOne(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async create(ctx) {
      const input = read(templateShape, bodyOf(ctx)) as TemplateInput;
      ctx.body = { data: await templates().create(input, actorOf(ctx)) };
    },
    async update(ctx) {
      const input = read(templateUpdateShape, bodyOf(ctx)) as Partial<TemplateInput>;
      const template = await templates().update(param(ctx, 'documentId'), input, actorOf(ctx));
      ctx.body = { data: template };
    },
    async delete(ctx) {
      const allLanguages = queryOf(ctx).languages === 'all';
      ctx.body = { data: await templates().delete(param(ctx, 'documentId'), { allLanguages }) };
    },
    async check(ctx) {
      const input = read(templateShape, bodyOf(ctx)) as TemplateInput;
      ctx.body = { data: await templates().check(input, actorOf(ctx)) };
    },
    async submit(ctx) {
      const { body = {} } = ctx.request as { body?: unknown };
      const { content = null } = read(submitTemplateShape, body) as SubmitTemplate['Request'];
      const template = await templates().submit(param(ctx, 'documentId'), content, actorOf(ctx));
      ctx.body = { data: template };
    },
    async sync(ctx) {
      ctx.body = { data: await templates().sync(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async adopt(ctx) {
      ctx.body = { data: await templates().adopt(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async resolveDrift(ctx) {
      const { take } = read(resolveDriftShape, bodyOf(ctx));
      const template = await templates().resolveDrift(param(ctx, 'documentId'), take, actorOf(ctx));
      ctx.body = { data: template };
    },
    async unpause(ctx) {
      ctx.body = { data: await templates().unpause(param(ctx, 'documentId'), actorOf(ctx)) };
    },
  };
};
