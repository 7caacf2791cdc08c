import { getFetchClient } from '@strapi/strapi/admin';
import type { ListChanges } from '../../../../shared/contracts/inbox';
import { withQuery } from '../with-query';

/** Asks for what has changed; unlike the stream it renews the token where that is too old. */
export type AskChanges = (query: ListChanges['Query']) => Promise<ListChanges['Response']>;

export const askChanges: AskChanges = async (query) => {
  const { get } = getFetchClient();
  const { data } = await get<ListChanges['Response']>(withQuery('/whatsapp/inbox/changes', query));
  return data;
};
