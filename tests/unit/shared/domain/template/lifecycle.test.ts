import {
  isEditable,
  isResubmittable,
  isUsable,
  nextEditAt,
  statusAfter,
} from '../../../../../shared/domain/template/lifecycle';

const STATUSES = [
  'DRAFT',
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
  'NOT_YET_KNOWN',
];

describe('The status of a template', () => {
  it('lets it be sent only when it is approved', () => {
    expect(STATUSES.filter(isUsable)).toEqual(['APPROVED']);
  });

  it('lets its words be changed and handed in while it is a draft or was rejected', () => {
    expect(STATUSES.filter(isEditable)).toEqual(['DRAFT', 'REJECTED']);
  });
});

describe('What Meta decides on a template', () => {
  it.each(STATUSES.slice(1))('becomes its status: %s', (event) => {
    expect(statusAfter(event, 'PENDING')).toBe(event);
  });

  it.each(['REINSTATED', 'UNARCHIVED'])('makes it usable again: %s', (event) => {
    expect(statusAfter(event, 'DISABLED')).toBe('APPROVED');
  });

  it('may be a warning, which changes nothing', () => {
    expect(statusAfter('FLAGGED', 'APPROVED')).toBe('APPROVED');
    expect(statusAfter('FLAGGED', 'PAUSED')).toBe('PAUSED');
  });

  it('may lock it, so that it cannot be sent', () => {
    expect(isUsable(statusAfter('LOCKED', 'APPROVED'))).toBe(false);
  });
});

describe('Changing the words of what Meta has approved', () => {
  const HOUR = 3_600_000;
  const now = new Date('2026-11-22T12:00:00Z');
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);

  it('is possible while it is approved or paused', () => {
    expect(STATUSES.filter(isResubmittable)).toEqual(['APPROVED', 'PAUSED']);
  });

  it('is possible once in 24 hours', () => {
    expect(nextEditAt('APPROVED', [], now)).toBeNull();
    expect(nextEditAt('APPROVED', [ago(24)], now)).toBeNull();
    expect(nextEditAt('APPROVED', [ago(23)], now)).toEqual(ago(-1));
  });

  it('is possible ten times in 30 days', () => {
    const edits = Array.from({ length: 10 }, (_, at) => ago(25 + at * 24));
    expect(nextEditAt('APPROVED', edits.slice(1), now)).toBeNull();
    expect(nextEditAt('APPROVED', edits, now)).toEqual(ago(25 + 9 * 24 - 30 * 24));
    expect(nextEditAt('APPROVED', [...edits].reverse(), now)).toEqual(
      nextEditAt('APPROVED', edits, now),
    );
  });

  it('is possible at any time for what was rejected or paused', () => {
    expect(nextEditAt('PAUSED', [ago(1)], now)).toBeNull();
    expect(nextEditAt('REJECTED', [ago(1)], now)).toBeNull();
  });
});
