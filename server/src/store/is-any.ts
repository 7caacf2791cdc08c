import type { Core } from '@strapi/strapi';

import { rowsOf } from './table';

/** How long it is believed that there is none: others may have written one meanwhile. */
const NONE_MS = 1_000;

/**
 * Whether a table that is hardly ever written has any such row. Asked often, it asks the database at most once
 * a second, and never again once there is one.
 */
export function createIsAny(
  strapi: Core.Strapi,
  uid: string,
  where: object = {},
  now: () => number = Date.now,
) {
  let isKnown = false;
  let noneAt = -Infinity;
  let asking: Promise<boolean> | null = null;

  async function look(): Promise<boolean> {
    const at = now();
    const row = await rowsOf<{ id: number }>(strapi, uid).findOne({ where, select: ['id'] });
    isKnown = row !== null;
    if (!isKnown) noneAt = at;
    return isKnown;
  }

  return {
    ask: (): Promise<boolean> | boolean => {
      if (isKnown) return true;
      const age = now() - noneAt;
      if (age >= 0 && age < NONE_MS) return false;
      // It must not wait for a question that waits until its own transaction has ended.
      if (strapi.db.inTransaction()) return look();
      asking ??= look().finally(() => {
        asking = null;
      });
      return asking;
    },

    /** One has been written here. */
    note(): void {
      isKnown = true;
    },
  };
}
