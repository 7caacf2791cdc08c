import type { CampaignQuery, RecipientQuery } from '../../../shared/contracts/campaigns';
import { refuse } from '../errors';
import { serviceOf } from '../services';
import type { UploadedFile } from '../services/campaigns';
import {
  campaignShape,
  countAudienceShape,
  excludeShape,
  previewCampaignShape,
  rescheduleCampaignShape,
  startCampaignShape,
} from './campaign-shapes';
import { actorOf, bodyOf, param, queryOf, type Action, type Injected } from './request';
import { read } from './shapes';

/** The one file of a request. */
function fileOf(ctx: Parameters<Action>[0]): UploadedFile {
  const { files } = ctx.request as { files?: { file?: UploadedFile | UploadedFile[] } };
  const file = Array.isArray(files?.file) ? files.file[0] : files?.file;
  if (!file) throw refuse('csv.none', 'file');
  return file;
}

export default ({ strapi }: Injected): Record<string, Action> => {
  const campaigns = () => serviceOf(strapi, 'campaigns');
  const id = (ctx: Parameters<Action>[0]) => param(ctx, 'documentId');
  return {
    async find(ctx) {
      ctx.body = await campaigns().find(queryOf(ctx) as CampaignQuery, actorOf(ctx));
    },
    async findOne(ctx) {
      ctx.body = { data: await campaigns().findOne(id(ctx), actorOf(ctx)) };
    },
    async create(ctx) {
      const input = read(campaignShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().create(input, actorOf(ctx)) };
    },
    async update(ctx) {
      const input = read(campaignShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().update(id(ctx), input, actorOf(ctx)) };
    },
    async delete(ctx) {
      await campaigns().delete(id(ctx), actorOf(ctx));
      ctx.body = { data: null };
    },
    async countAudience(ctx) {
      const { audience } = read(countAudienceShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().countAudience(audience, actorOf(ctx)) };
    },
    async uploadCsv(ctx) {
      ctx.body = { data: await campaigns().uploadCsv(id(ctx), fileOf(ctx), actorOf(ctx)) };
    },
    async preview(ctx) {
      const asked = read(previewCampaignShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().preview(id(ctx), asked, actorOf(ctx)) };
    },
    async check(ctx) {
      ctx.body = { data: await campaigns().check(id(ctx), actorOf(ctx)) };
    },
    async stopCheck(ctx) {
      ctx.body = { data: await campaigns().stopCheck(id(ctx), actorOf(ctx)) };
    },
    async recipients(ctx) {
      const query = queryOf(ctx) as RecipientQuery;
      ctx.body = await campaigns().recipients(id(ctx), query, actorOf(ctx));
    },
    async exclude(ctx) {
      const which = read(excludeShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().exclude(id(ctx), which, actorOf(ctx)) };
    },
    async plan(ctx) {
      ctx.body = { data: await campaigns().plan(id(ctx), actorOf(ctx)) };
    },
    async start(ctx) {
      const asked = read(startCampaignShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().start(id(ctx), asked, actorOf(ctx)) };
    },
    async reschedule(ctx) {
      const { sendAt } = read(rescheduleCampaignShape, bodyOf(ctx));
      ctx.body = { data: await campaigns().reschedule(id(ctx), sendAt, actorOf(ctx)) };
    },
    async pause(ctx) {
      ctx.body = { data: await campaigns().pause(id(ctx), actorOf(ctx)) };
    },
    async resume(ctx) {
      ctx.body = { data: await campaigns().resume(id(ctx), actorOf(ctx)) };
    },
    async cancel(ctx) {
      ctx.body = { data: await campaigns().cancel(id(ctx), actorOf(ctx)) };
    },
    async duplicate(ctx) {
      ctx.body = { data: await campaigns().duplicate(id(ctx), actorOf(ctx)) };
    },
  };
};
