import { createHash } from 'node:crypto';

import { fingerprintOf } from '../../../../shared/domain/template/fingerprint';
import { isEditable } from '../../../../shared/domain/template/lifecycle';
import { readMetaTemplate, type MetaTemplate } from '../../../../shared/domain/template/read-meta';
import { isRejectionCode } from '../../../../shared/domain/template/rejection';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import type { TemplateRow } from '../../store/rows';
import type { StoredTemplate } from '../../store/templates';

const wordsOf = (content: TemplateContent): string =>
  createHash('sha256').update(fingerprintOf(content)).digest('hex');

/**
 * What Meta and we agreed on last: the words as a hash, then category and time to live, which may be
 * changed on either side without the words.
 */
export const baseOf = (content: TemplateContent): string =>
  [wordsOf(content), content.category, content.ttlSeconds ?? ''].join(' ');

function readBase(text: string | null) {
  const [words = '', category = '', ttl = ''] = (text ?? '').split(' ');
  return { words, category, ttlSeconds: ttl === '' ? null : Number(ttl) };
}

/**
 * Who changed the words since both sides agreed: `same` – they agree; `theirs` – Meta's count;
 * `ours` – ours wait to be handed in; `both` – somebody must choose.
 */
export type Verdict = 'same' | 'theirs' | 'ours' | 'both';

/** What a sync makes of a template: the words as they are to be stored, and its columns. */
export interface Comparison {
  verdict: Verdict;
  /** Null where the stored words stay. */
  content: TemplateContent | null;
  data: Partial<TemplateRow>;
  /** Whether anything is to be written. */
  isDifferent: boolean;
}

function verdictOn(
  { row, content }: StoredTemplate,
  theirs: TemplateContent,
  status: string,
): Verdict {
  const [our, their, { words: base }] = [
    wordsOf(content),
    wordsOf(theirs),
    readBase(row.syncedHash),
  ];
  if (our === their) return 'same';
  if (base === '') return row.metaId !== null && !isEditable(row.status) ? 'theirs' : 'both';
  if (our === base) return 'theirs';
  // What Meta has approved cannot differ here: it would be sent with the wrong values.
  return their === base && isEditable(status) ? 'ours' : 'both';
}

/** The present state at Meta as columns, besides the words. */
export const metaColumns = (meta: MetaTemplate, before: TemplateRow | null) => {
  const status = meta.status ?? 'PENDING';
  const reason =
    meta.rejected_reason && meta.rejected_reason !== 'NONE' ? meta.rejected_reason : null;
  const known = before?.status === 'REJECTED' ? before.rejectedReason : null;
  const correct = meta.correct_category ?? null;
  return {
    metaId: meta.id ?? before?.metaId ?? null,
    status,
    // A webhook has told it in words; the list knows the bare code only.
    rejectedReason:
      status !== 'REJECTED' ? null : known !== null && !isRejectionCode(known) ? known : reason,
    qualityScore: meta.quality_score?.score ?? null,
    correctCategory: correct === (meta.category ?? null) ? null : correct,
  };
};

/** Ours where only we have changed it, else Meta's. */
const merged = <T>(base: T, ours: T, theirs: T, mayDiffer: boolean): T =>
  mayDiffer && ours !== base && theirs === base ? ours : theirs;

/** Compares a template that is known here with what Meta has. */
export function compareWithMeta(stored: StoredTemplate, meta: MetaTemplate): Comparison {
  const { row, content } = stored;
  const theirs = readMetaTemplate(meta, content);
  const columns = metaColumns(meta, row);
  const verdict = verdictOn(stored, theirs, columns.status);
  // A draft that nobody has handed in, under a name that Meta knows already: its author chooses.
  if (verdict === 'both' && row.metaId === null)
    return finish(stored, { verdict, content: null, data: { drift: driftOf(row, meta, content) } });
  const base = readBase(row.syncedHash);
  const mayDiffer = row.syncedHash !== null && isEditable(columns.status);
  const category = merged(base.category, content.category, theirs.category, mayDiffer);
  const ttlSeconds = merged(base.ttlSeconds, content.ttlSeconds, theirs.ttlSeconds, mayDiffer);
  const data: Partial<TemplateRow> = {
    ...columns,
    category,
    ttlSeconds,
    syncedHash: verdict === 'both' ? row.syncedHash : baseOf(theirs),
    drift: verdict === 'both' ? driftOf(row, meta, content) : null,
  };
  return finish(stored, {
    verdict,
    content: verdict === 'theirs' ? { ...theirs, category, ttlSeconds } : null,
    data,
  });
}

/** The same drift is not written again because of the addresses of its examples. */
function driftOf(row: TemplateRow, meta: MetaTemplate, content: TemplateContent): MetaTemplate {
  const known = row.drift;
  return known &&
    baseOf(readMetaTemplate(known, content)) === baseOf(readMetaTemplate(meta, content))
    ? known
    : meta;
}

function finish({ row }: StoredTemplate, result: Omit<Comparison, 'isDifferent'>): Comparison {
  const isDifferent =
    result.content !== null ||
    Object.entries(result.data).some(
      ([column, value]) => (row[column as keyof TemplateRow] ?? null) !== (value ?? null),
    );
  return { ...result, isDifferent };
}
