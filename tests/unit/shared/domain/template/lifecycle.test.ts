import { isEditable, isUsable, statusAfter } from '../../../../../shared/domain/template/lifecycle';

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
