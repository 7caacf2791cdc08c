import { baseOf, compareWithMeta } from '../../../../../server/src/services/templates/compare';
import type { TemplateRow } from '../../../../../server/src/store/rows';
import type { StoredTemplate } from '../../../../../server/src/store/templates';
import { toMetaTemplate } from '../../../../../shared/domain/template/payload';
import type { MetaTemplate } from '../../../../../shared/domain/template/read-meta';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { templateOf } from '../../../shared/domain/template/content';

const agreed = templateOf({ body: 'Hello {{1}}, your order is ready.' });
const ours = { ...agreed, body: 'Hello {{1}}, your order waits for you.' };
const theirs = { ...agreed, body: 'Hello {{1}}, your order is here.' };

const metaOf = (content: TemplateContent, more: Partial<MetaTemplate> = {}): MetaTemplate => ({
  ...toMetaTemplate(content, { headerHandle: null, linkBase: null }),
  id: '77',
  status: 'APPROVED',
  rejected_reason: 'NONE',
  quality_score: { score: 'GREEN' },
  ...more,
});

const stored = (content: TemplateContent, row: Partial<TemplateRow> = {}): StoredTemplate => ({
  content,
  row: {
    id: 1,
    metaId: '77',
    status: 'APPROVED',
    category: content.category,
    ttlSeconds: content.ttlSeconds,
    rejectedReason: null,
    qualityScore: 'GREEN',
    correctCategory: null,
    syncedHash: baseOf(agreed),
    drift: null,
    ...row,
  } as TemplateRow,
});

const verdict = (content: TemplateContent, meta: MetaTemplate, row: Partial<TemplateRow> = {}) =>
  compareWithMeta(stored(content, row), meta).verdict;

describe('A template here and at Meta', () => {
  it('that says the same costs nothing', () => {
    expect(compareWithMeta(stored(agreed), metaOf(agreed))).toMatchObject({
      verdict: 'same',
      content: null,
      isDifferent: false,
    });
  });

  it('takes Meta’s words where ours were not touched', () => {
    const { content, data } = compareWithMeta(stored(agreed), metaOf(theirs));
    expect(content?.body).toBe(theirs.body);
    expect(data.syncedHash).toBe(baseOf(theirs));
  });

  it('leaves ours while they wait to be handed in', () => {
    expect(
      compareWithMeta(
        stored(ours, { status: 'REJECTED', rejectedReason: 'SCAM' }),
        metaOf(agreed, { status: 'REJECTED', rejected_reason: 'SCAM' }),
      ),
    ).toMatchObject({ verdict: 'ours', content: null, isDifferent: false });
  });

  it('has somebody choose where both were changed, and tells the same drift once', () => {
    const rejected = { status: 'REJECTED', rejectedReason: 'SCAM' };
    const meta = metaOf(theirs, { status: 'REJECTED', rejected_reason: 'SCAM' });
    const first = compareWithMeta(stored(ours, rejected), meta);
    expect(first).toMatchObject({ verdict: 'both', content: null, isDifferent: true });
    expect(first.data.drift).toBe(meta);
    expect(first.data.syncedHash).toBe(baseOf(agreed));
    const again = compareWithMeta(stored(ours, { ...rejected, drift: meta }), { ...meta });
    expect(again).toMatchObject({ verdict: 'both', isDifferent: false });
    const over = compareWithMeta(
      stored(ours, { ...rejected, drift: meta }),
      metaOf(ours, { status: 'REJECTED', rejected_reason: 'SCAM' }),
    );
    expect(over.data.drift).toBeNull();
  });

  it('never has other words than those that Meta has approved', () => {
    expect(verdict(ours, metaOf(agreed, { status: 'APPROVED' }), { status: 'REJECTED' })).toBe(
      'both',
    );
    expect(verdict(ours, metaOf(agreed, { status: 'REJECTED' }), { status: 'REJECTED' })).toBe(
      'ours',
    );
  });

  it('leaves a draft to its author whose name Meta knows already', () => {
    const draft = { metaId: null, status: 'DRAFT', syncedHash: null };
    const { data } = compareWithMeta(stored(ours, draft), metaOf(theirs));
    expect(Object.keys(data)).toEqual(['drift']);
    expect(compareWithMeta(stored(theirs, draft), metaOf(theirs))).toMatchObject({
      verdict: 'same',
      data: { metaId: '77', status: 'APPROVED' },
    });
  });

  it('takes a category from Meta, unless somebody is changing it here', () => {
    const after = (category: string, status: string, atMeta: string) =>
      compareWithMeta(
        stored({ ...agreed, category }, { status, category }),
        metaOf({ ...agreed, category: atMeta }, { status }),
      ).data.category;
    expect(after('UTILITY', 'APPROVED', 'MARKETING')).toBe('MARKETING');
    expect(after('MARKETING', 'REJECTED', 'UTILITY')).toBe('MARKETING');
    expect(after('MARKETING', 'APPROVED', 'UTILITY')).toBe('UTILITY');
    expect(after('MARKETING', 'REJECTED', 'AUTHENTICATION')).toBe('AUTHENTICATION');
  });

  it('keeps the words of a rejection, which the list does not know', () => {
    const reasonAfter = (rejectedReason: string | null, code: string, status = 'REJECTED') =>
      compareWithMeta(
        stored(agreed, { status: 'REJECTED', rejectedReason }),
        metaOf(agreed, { status, rejected_reason: code }),
      ).data.rejectedReason;
    expect(reasonAfter('Too vague. Be clear.', 'INVALID_FORMAT')).toBe('Too vague. Be clear.');
    expect(reasonAfter('SCAM', 'INVALID_FORMAT')).toBe('INVALID_FORMAT');
    expect(reasonAfter(null, 'INVALID_FORMAT')).toBe('INVALID_FORMAT');
    expect(reasonAfter('Too vague.', 'NONE', 'APPROVED')).toBeNull();
  });

  it('does not take a correct category for one that is coming', () => {
    const correct = (category: string) =>
      compareWithMeta(stored(agreed), metaOf(agreed, { correct_category: category })).data
        .correctCategory;
    expect([correct('UTILITY'), correct('MARKETING')]).toEqual([null, 'MARKETING']);
  });
});
