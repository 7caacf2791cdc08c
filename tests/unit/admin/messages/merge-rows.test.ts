import { mergeRows } from '../../../../admin/src/pages/Messages/merge-rows';

const row = (documentId: string, state = 'sent') => ({ documentId, state });

describe('renewing the rows on the screen', () => {
  it('changes rows in place', () => {
    const { rows, newCount } = mergeRows([row('b'), row('a')], [row('b', 'read'), row('a')]);
    expect(rows).toEqual([row('b', 'read'), row('a')]);
    expect(newCount).toBe(0);
  });

  it('counts what came in, and moves nothing', () => {
    const { rows, newCount } = mergeRows([row('b'), row('a')], [row('d'), row('c'), row('b')]);
    expect(rows).toEqual([row('b'), row('a')]);
    expect(newCount).toBe(2);
  });

  it('counts a page full of new rows', () => {
    expect(mergeRows([row('a')], [row('c'), row('b')]).newCount).toBe(2);
  });

  it('does not take older rows for new ones', () => {
    expect(mergeRows([row('c'), row('b')], [row('c'), row('a')]).newCount).toBe(0);
  });

  it('fills an empty screen at once', () => {
    expect(mergeRows([], [row('a')])).toEqual({ rows: [row('a')], newCount: 0 });
  });
});
