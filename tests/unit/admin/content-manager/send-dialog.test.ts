import { isEditViewShortcut } from '../../../../admin/src/content-manager/SendDialog/edit-view-shortcuts';
import { newIdempotencyKey } from '../../../../admin/src/api/idempotency-key';
import { relevantIssues } from '../../../../admin/src/content-manager/SendDialog/relevant-issues';
import { error } from '../../../../shared/domain/issue';

describe('the send dialog', () => {
  it.each([
    [{ key: 's', ctrlKey: true, metaKey: false }, true],
    [{ key: 'S', ctrlKey: false, metaKey: true }, true],
    [{ key: 'Enter', ctrlKey: true, metaKey: false }, true],
    [{ key: 'Enter', ctrlKey: false, metaKey: false }, false],
    [{ key: 's', ctrlKey: false, metaKey: false }, false],
    [{ key: 'a', ctrlKey: true, metaKey: false }, false],
  ])('keeps the edit view’s key presses to itself: %j', (event, expected) => {
    expect(isEditViewShortcut(event)).toBe(expected);
  });

  it('does not list missing values of a record that cannot be read', () => {
    const unpublished = { ...error('record.unpublished', 'record'), message: '' };
    const missing = { ...error('value.missing', 'values.body.1'), message: '' };
    const noPhone = { ...error('phone.empty', 'to'), message: '' };
    expect(relevantIssues([unpublished, missing])).toEqual([unpublished]);
    expect(relevantIssues([missing, noPhone])).toEqual([missing, noPhone]);
  });

  it('makes a new key each time', () => {
    const keys = new Set(Array.from({ length: 1000 }, newIdempotencyKey));
    expect(keys.size).toBe(1000);
    expect([...keys].every((key) => /^[\da-f]{32}$/.test(key))).toBe(true);
  });
});
