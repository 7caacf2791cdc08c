import type { Core } from '@strapi/strapi';

import type { Collection, PortalSample } from '../../../shared/contracts/collections';
import { passes, type Issue } from '../../../shared/domain/issue';
import { inWords } from '../errors';
import { checkPattern, fillPatternOf, pathsInPattern } from './fill-pattern';
import { findLatest, statusOf } from './list-records';
import { createRecordReader } from './read-record';

const answer = (url: string | null, issues: Issue[]): PortalSample => ({
  url,
  issues: issues.map(inWords),
});

/** The address that a pattern gives for the latest record that has everything it needs. */
export async function samplePortalUrl(
  strapi: Core.Strapi,
  collection: Collection,
  pattern: string,
  reader: { ability: unknown },
): Promise<PortalSample> {
  const { uid } = collection;
  const faults = checkPattern(strapi, uid, pattern, 'portalUrl');
  if (!passes(faults)) return answer(null, faults);
  const { rows } = await findLatest(strapi, collection, reader, { fields: [], search: {} });
  let issues: Issue[] = [];
  const records = createRecordReader(strapi);
  for (const locale of new Set(rows.map((row) => row.locale ?? null))) {
    const group = rows.filter((row) => (row.locale ?? null) === locale);
    const read = await records.readMany(
      uid,
      group.map(({ documentId }) => ({ documentId, locale })),
      { status: statusOf(collection), paths: pathsInPattern(pattern), reader },
    );
    for (const [documentId, values] of read) {
      const filled = fillPatternOf({ documentId, locale }, values, pattern, 'portalUrl');
      if (filled.url !== null) return answer(filled.url, []);
      if (issues.length === 0) issues = filled.issues;
    }
  }
  return answer(null, issues);
}
