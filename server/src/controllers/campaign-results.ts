import type { RecipientQuery } from '../../../shared/contracts/campaigns';
import { serviceOf } from '../services';
import { followUpShape, retryCampaignShape } from './campaign-result-shapes';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { sendCsv } from './send-csv';
import { read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const results = () => serviceOf(strapi, 'campaign-results');
  const id = (ctx: Parameters<Action>[0]) => param(ctx, 'documentId');
  return {
    async find(ctx) {
      ctx.body = { data: await results().results(id(ctx), actorOf(ctx)) };
    },
    async retry(ctx) {
      const asked = read(retryCampaignShape, bodyOf(ctx));
      ctx.body = { data: await results().retry(id(ctx), asked, actorOf(ctx)) };
    },
    async followUp(ctx) {
      const { who } = read(followUpShape, bodyOf(ctx));
      ctx.body = { data: await results().followUp(id(ctx), who, actorOf(ctx)) };
    },
    async exportRecipients(ctx) {
      const query = queryOf(ctx) as RecipientQuery;
      sendCsv(ctx, strapi, await results().exportRecipients(id(ctx), query, actorOf(ctx)));
    },
  };
};
