/** `DE.407…`, or `DE.ENT.407…` for one that several portfolios share. */
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Whether this is written like a business-scoped user id. */
export const isUserId = (value: unknown): boolean =>
  typeof value === 'string' && USER_ID.test(value);
