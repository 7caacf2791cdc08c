import type { Context } from 'koa';

import { createFieldList } from '../collections/list-fields';
import { listRecords } from '../collections/list-records';
import { samplePhoneField } from '../collections/phone-sample';
import { samplePortalUrl } from '../collections/portal-sample';
import { notFound, refuse } from '../errors';
import { runtimeOf } from '../runtime';
import { serviceOf } from '../services';
import { bodyOf, param, queryOf, type Action, type Injected } from './request';
import { collectionSettingShape, read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const collections = () => serviceOf(strapi, 'collections');

  async function getCollection(uid: string) {
    const collection = await collections().get(uid);
    if (!collection) throw notFound('collection.unknown', { collection: uid });
    return collection;
  }

  const readerOf = (ctx: Context) => ({
    ability: (ctx.state as { userAbility: unknown }).userAbility,
  });

  return {
    async find(ctx) {
      ctx.body = { data: await collections().list() };
    },
    async update(ctx) {
      const collection = await getCollection(param(ctx, 'uid'));
      if (collection.isLocked) throw refuse('collection.locked', 'uid');
      await collections().save(collection.uid, read(collectionSettingShape, bodyOf(ctx)));
      ctx.body = { data: await getCollection(collection.uid) };
    },
    async fields(ctx) {
      const { uid } = await getCollection(param(ctx, 'uid'));
      const { path = '', wants } = queryOf(ctx);
      const wanted = wants === 'media' || wants === 'consent' ? wants : 'value';
      const fields = createFieldList(strapi, uid, wanted)(path);
      if (!fields) throw refuse('field.missing', 'path', { path, collection: uid });
      ctx.body = { data: fields };
    },
    async phoneSample(ctx) {
      const { uid } = await getCollection(param(ctx, 'uid'));
      const { phoneField = '' } = queryOf(ctx);
      ctx.body = { data: await samplePhoneField(runtimeOf(strapi), uid, phoneField) };
    },
    async portalSample(ctx) {
      const collection = await getCollection(param(ctx, 'uid'));
      const { portalUrl = '' } = queryOf(ctx);
      ctx.body = { data: await samplePortalUrl(strapi, collection, portalUrl, readerOf(ctx)) };
    },
    async records(ctx) {
      const collection = await getCollection(param(ctx, 'uid'));
      const { _q = '', status } = queryOf(ctx);
      const version = status === 'draft' || status === 'published' ? status : undefined;
      ctx.body = { data: await listRecords(strapi, collection, _q, readerOf(ctx), version) };
    },
  };
};
