import type { MessageQuery, SendFreeMessage } from '../../../shared/contracts/messages';
import { serviceOf } from '../services';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { sendCsv } from './send-csv';
import { messageIdsShape, read, sendContentShape, sendTemplateShape } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const messages = () => serviceOf(strapi, 'messages');
  return {
    async find(ctx) {
      ctx.body = await messages().find(queryOf(ctx) as MessageQuery, actorOf(ctx));
    },
    async export(ctx) {
      const query = queryOf(ctx) as MessageQuery;
      sendCsv(ctx, strapi, await serviceOf(strapi, 'log-export').export(query, actorOf(ctx)));
    },
    async findOne(ctx) {
      ctx.body = { data: await messages().findOne(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async findOfRecord(ctx) {
      const { locale } = queryOf(ctx);
      const record = {
        uid: param(ctx, 'uid'),
        documentId: param(ctx, 'documentId'),
        ...(locale && { locale }),
      };
      ctx.body = { data: await messages().findOfRecord(record, actorOf(ctx)) };
    },
    async preview(ctx) {
      const input = read(sendTemplateShape, bodyOf(ctx));
      ctx.body = { data: await messages().preview(input, actorOf(ctx)) };
    },
    async send(ctx) {
      const input = read(sendTemplateShape, bodyOf(ctx));
      ctx.body = { data: await messages().sendTemplate(input, actorOf(ctx)) };
    },
    async sendFree(ctx) {
      const input: SendFreeMessage['Request'] = read(sendContentShape, bodyOf(ctx));
      ctx.body = { data: await messages().send(input, actorOf(ctx)) };
    },
    async cancel(ctx) {
      ctx.body = { data: await messages().cancel(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async retry(ctx) {
      ctx.body = { data: await messages().retry(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async retryMany(ctx) {
      const { documentIds } = read(messageIdsShape, bodyOf(ctx));
      ctx.body = { data: await messages().retryMany(documentIds, actorOf(ctx)) };
    },
    async resendMany(ctx) {
      const { documentIds } = read(messageIdsShape, bodyOf(ctx));
      ctx.body = { data: await messages().resendMany(documentIds, actorOf(ctx)) };
    },
    async download(ctx) {
      ctx.body = { data: await messages().download(param(ctx, 'documentId'), actorOf(ctx)) };
    },
    async resend(ctx) {
      ctx.body = { data: await messages().resend(param(ctx, 'documentId'), actorOf(ctx)) };
    },
  };
};
