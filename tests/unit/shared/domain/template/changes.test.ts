import {
  alertOf,
  changesBetween,
  endedAlerts,
  TOLD_BY_MAIL,
  type TemplateState,
} from '../../../../../shared/domain/template/changes';
import { isRejectionCode, rejectionInWords } from '../../../../../shared/domain/template/rejection';

const state = (changes: Partial<TemplateState> = {}): TemplateState => ({
  status: 'APPROVED',
  rejectedReason: null,
  qualityScore: 'GREEN',
  category: 'UTILITY',
  correctCategory: null,
  ...changes,
});

const kinds = (before: Partial<TemplateState>, after: Partial<TemplateState>) =>
  changesBetween(state(before), state(after)).map(({ kind }) => kind);

const TEMPLATE = { name: 'order_ready', language: 'en' };

describe('What happened to a template', () => {
  it('is nothing where nothing changed', () => {
    expect(changesBetween(state(), state())).toEqual([]);
  });

  it.each([
    ['PENDING', 'APPROVED', 'approved'],
    ['PAUSED', 'APPROVED', 'unpaused'],
    ['DISABLED', 'APPROVED', 'reinstated'],
    ['ARCHIVED', 'APPROVED', 'unarchived'],
    ['REJECTED', 'PENDING', 'in-review'],
    ['APPROVED', 'PENDING_DELETION', 'deletion-pending'],
    ['APPROVED', 'DELETED', 'gone'],
    ['APPROVED', 'IN_MEDITATION', 'IN_MEDITATION'],
  ])('from %s to %s is called %s', (before, after, kind) => {
    expect(kinds({ status: before }, { status: after })).toEqual([kind]);
  });

  it('is told with Meta’s reason and recommendation', () => {
    const [change] = changesBetween(
      state({ status: 'PENDING' }),
      state({ status: 'REJECTED', rejectedReason: 'PROMOTIONAL' }),
    );
    expect(change!.params.reason).toMatch(/advertising/);
    const [told] = changesBetween(
      state({ status: 'PENDING' }),
      state({ status: 'REJECTED', rejectedReason: 'Too vague. Be clear.' }),
      { explanation: 'Too vague.', recommendation: 'Be clear.' },
    );
    expect(told!.params).toEqual({ reason: 'Too vague.', recommendation: 'Be clear.' });
  });

  it('can be several things at once', () => {
    expect(
      kinds(
        { status: 'PENDING', qualityScore: null },
        { status: 'APPROVED', category: 'MARKETING', qualityScore: 'UNKNOWN' },
      ),
    ).toEqual(['approved', 'category-changed', 'quality-changed']);
  });

  it('is a flag that changes nothing', () => {
    expect(changesBetween(state(), state(), { event: 'FLAGGED' })).toMatchObject([
      { kind: 'flagged' },
    ]);
  });

  it('does not announce a category for the second time', () => {
    const announced = { correctCategory: 'MARKETING' };
    expect(kinds({}, announced)).toEqual(['category-notice']);
    expect(kinds(announced, announced)).toEqual([]);
    expect(kinds(announced, {})).toEqual([]);
  });
});

describe('An alert', () => {
  const alertsOf = (before: Partial<TemplateState>, after: Partial<TemplateState>) =>
    changesBetween(state(before), state(after)).map((change) => alertOf(change, TEMPLATE)?.kind);

  it.each<[Partial<TemplateState>, string]>([
    [{ status: 'REJECTED' }, 'template.rejected'],
    [{ status: 'PAUSED' }, 'template.paused'],
    [{ status: 'DISABLED' }, 'template.disabled'],
    [{ correctCategory: 'MARKETING' }, 'template.category-notice'],
    [{ qualityScore: 'YELLOW' }, 'template.quality'],
    [{ qualityScore: 'RED' }, 'template.quality'],
  ])('is opened by %j and ended by what ends it', (trouble, kind) => {
    expect(alertsOf({}, trouble)).toEqual([kind]);
    expect(endedAlerts(state(trouble))).not.toContain(kind);
    expect(endedAlerts(state())).toContain(kind);
  });

  it('is not opened by good news', () => {
    expect(alertsOf({ status: 'PENDING', qualityScore: 'RED' }, {})).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('stays open for a category that was changed, until somebody has seen it', () => {
    expect(alertsOf({}, { category: 'MARKETING' })).toEqual(['template.category-changed']);
    expect(endedAlerts(state({ category: 'MARKETING' }))).not.toContain(
      'template.category-changed',
    );
  });

  it('is graver for a red template', () => {
    const severity = (qualityScore: string) =>
      alertOf(changesBetween(state(), state({ qualityScore }))[0]!, TEMPLATE)?.severity;
    expect([severity('YELLOW'), severity('RED')]).toEqual(['warning', 'danger']);
  });
});

describe('A reason of a rejection', () => {
  it.each([
    'ABUSIVE_CONTENT',
    'CATEGORY_NOT_AVAILABLE',
    'INCORRECT_CATEGORY',
    'INVALID_FORMAT',
    'PROMOTIONAL',
    'SCAM',
    'TAG_CONTENT_MISMATCH',
  ])('%s is said in plain words', (code) => {
    expect(rejectionInWords(code)).toMatch(/[a-z]{3}.*\.$/);
    expect(isRejectionCode(code)).toBe(true);
  });

  it('in words stays as it is, and so does a new code', () => {
    expect(rejectionInWords('Too vague.')).toBe('Too vague.');
    expect(isRejectionCode('Too vague.')).toBe(false);
    expect(rejectionInWords('NEW_CODE')).toBe('NEW_CODE');
    expect(rejectionInWords('toString')).toBe('toString');
    expect(rejectionInWords(null)).toBe('Meta gives no reason.');
  });
});

it('tells by mail of what somebody may have to act on', () => {
  expect([...TOLD_BY_MAIL]).toEqual(
    expect.arrayContaining(['approved', 'rejected', 'paused', 'disabled', 'category-changed']),
  );
  expect(TOLD_BY_MAIL.has('quality-changed')).toBe(false);
});
