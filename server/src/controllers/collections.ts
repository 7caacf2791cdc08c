import { listFields } from '../collections/field-path';
import { samplePhoneField } from '../collections/phone-sample';
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
      const { path = '' } = queryOf(ctx);
      const fields = listFields(strapi, uid, path);
      if (!fields) throw refuse('field.missing', 'path', { path, collection: uid });
      ctx.body = { data: fields };
    },
    async phoneSample(ctx) {
      const { uid } = await getCollection(param(ctx, 'uid'));
      const { phoneField = '' } = queryOf(ctx);
      ctx.body = { data: await samplePhoneField(runtimeOf(strapi), uid, phoneField) };
    },
  };
};
