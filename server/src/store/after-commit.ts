import type { Core } from '@strapi/strapi';

/**
 * Does something once what was written is there for good: now, or, inside a transaction of the caller,
 * when that is committed; never when it is rolled back.
 */
export function afterCommit(strapi: Core.Strapi, work: () => void): void {
  if (!strapi.db.inTransaction()) work();
  else
    void strapi.db
      .transaction(({ onCommit }) => {
        onCommit(work);
      })
      .catch((failure: unknown) => strapi.log.warn(`[whatsapp] ${String(failure)}`));
}
