const sorted = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Whether two say the same, whatever the order of their keys: some databases keep JSON in one of their own. */
export const isSame = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other);
