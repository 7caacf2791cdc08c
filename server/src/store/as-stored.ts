import type { Core } from '@strapi/strapi';

import { outsideTransactions } from './outside-transactions';

/**
 * What a look finds that is known to be there. MySQL and MariaDB show the transaction of a caller nothing
 * that others have written since it began, although they refuse to write the same again.
 */
export async function asStored<T>(
  strapi: Core.Strapi,
  find: () => Promise<T | null>,
): Promise<T | null> {
  const found = await find();
  return found ?? (strapi.db.dialect.client === 'mysql' ? outsideTransactions(find) : null);
}
