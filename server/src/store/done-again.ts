import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { wasRolledBack } from './table';

const TIMES = 4;
const FIRST_MS = 20;

/**
 * Does a write again that a database gave up, for example to end a deadlock: nothing of it is left. What is
 * part of a caller's transaction is done once, as all of that would have to be done again.
 */
export async function doneAgain<T>(strapi: Core.Strapi, write: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1)
    try {
      return await write();
    } catch (failure) {
      if (time === TIMES || strapi.db.inTransaction() || !wasRolledBack(failure)) throw failure;
      // Those who met do not meet again.
      await sleep(FIRST_MS * 2 ** time * Math.random());
    }
}
