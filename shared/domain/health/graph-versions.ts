/**
 * The day on which Meta ends each version of the Graph API; null: not announced.
 * https://developers.facebook.com/docs/graph-api/changelog/versions
 */
const ENDS: Readonly<Record<string, string | null>> = {
  'v20.0': '2026-09-24',
  'v21.0': '2027-01-21',
  'v22.0': '2027-05-20',
  'v23.0': '2027-10-08',
  'v24.0': '2028-02-18',
  'v25.0': '2028-07-29',
  'v26.0': null,
};

const OLDEST = 20;

const numberOf = (version: string): number => Number(version.slice(1));

/** The newest version that is known here. */
export const NEWEST_GRAPH_VERSION = 'v26.0';

/** When a version ends: a day, `ended` where that is past knowing, or null where it is not known. */
export function graphVersionEnd(version: string): string | 'ended' | null {
  if (numberOf(version) < OLDEST) return 'ended';
  return ENDS[version] ?? null;
}

/** Whether a version is known here; a newer one may be in order. */
export const isKnownGraphVersion = (version: string): boolean =>
  version in ENDS || numberOf(version) < OLDEST;
