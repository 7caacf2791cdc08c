import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Runs work outside of the database transaction of whoever called. Strapi hands a transaction on to
 * everything that is started within it; what goes on after its end, or must not be undone with it,
 * starts here. It works because this module is loaded before there is any transaction.
 */
export const outsideTransactions: <T>(work: () => T) => T = AsyncLocalStorage.snapshot() as <T>(
  work: () => T,
) => T;
