import type { DeleteLabel, ListLabels, SaveLabel } from '../../../shared/contracts/inbox';
import { serviceOf } from '../services';
import { labelShape } from './inbox-shapes';
import { bodyOf, param, type Action, type Injected } from './request';
import { read } from './shapes';

export default ({ strapi }: Injected): Record<string, Action> => {
  const labels = () => serviceOf(strapi, 'labels');
  return {
    async find(ctx) {
      ctx.body = { data: await labels().list() } satisfies ListLabels['Response'];
    },
    async create(ctx) {
      const input: SaveLabel['Request'] = read(labelShape, bodyOf(ctx));
      ctx.body = { data: await labels().create(input) } satisfies SaveLabel['Response'];
    },
    async update(ctx) {
      const input: SaveLabel['Request'] = read(labelShape, bodyOf(ctx));
      ctx.body = {
        data: await labels().update(param(ctx, 'documentId'), input),
      } satisfies SaveLabel['Response'];
    },
    async delete(ctx) {
      ctx.body = {
        data: await labels().delete(param(ctx, 'documentId')),
      } satisfies DeleteLabel['Response'];
    },
  };
};
