/**
 * Parameters for the `setQuery` of Strapi’s `useQueryParams`, which writes them into the address as they are:
 * what somebody searches for, which the query holds decoded, is encoded again.
 */
export const withEncodedSearch = <Query extends { _q?: string }>(
  query: Query,
  next: Query,
): Query => ({
  ...(query._q !== undefined && { _q: encodeURIComponent(query._q) }),
  ...next,
});
