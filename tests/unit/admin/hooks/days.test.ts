import { dayOf, momentOf } from '../../../../admin/src/hooks/days';

describe('A day in an address', () => {
  test('is a whole one, in the time zone of whoever looks', () => {
    const day = '2026-03-29';
    const [first, last] = [momentOf(day, 'first')!, momentOf(day, 'last')!].map(
      (at) => new Date(at),
    );
    expect(dayOf(first!)).toBe(day);
    expect(dayOf(last!)).toBe(day);
    expect(dayOf(new Date(last!.getTime() + 1))).toBe('2026-03-30');
    expect(dayOf(new Date(first!.getTime() - 1))).toBe('2026-03-28');
  });

  test('that is none is left out', () => {
    expect(momentOf('yesterday', 'first')).toBeUndefined();
    expect(momentOf(undefined, 'last')).toBeUndefined();
  });
});
