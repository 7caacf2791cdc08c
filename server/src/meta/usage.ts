/** How much of Meta's hourly call budget is used, in per cent; the highest of what it reports. */
export interface Usage {
  percent: number;
  /** Minutes until calls are taken again; 0 while they are. */
  regainMinutes: number;
}

const HEADERS = ['x-business-use-case-usage', 'x-app-usage', 'x-ad-account-usage'];

/**
 * Reads Meta's usage headers; null when there are none or they cannot be read.
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function readUsage(headers: Record<string, unknown>): Usage | null {
  const entries = HEADERS.flatMap((name) => {
    const value = headers[name];
    if (typeof value !== 'string') return [];
    try {
      const parsed: unknown = JSON.parse(value);
      // By business id: lists of entries; by app: one entry.
      return Object.values(parsed as object).some(Array.isArray)
        ? Object.values(parsed as object).flat()
        : [parsed];
    } catch {
      return [];
    }
  }).filter(
    (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
  );
  if (entries.length === 0) return null;
  const highest = (names: string[]) =>
    Math.max(0, ...entries.flatMap((entry) => names.map((name) => Number(entry[name]) || 0)));
  return {
    percent: highest(['call_count', 'total_cputime', 'total_time']),
    regainMinutes: highest(['estimated_time_to_regain_access']),
  };
}
