import { dayOf, momentOf, readQuery } from '../../../../admin/src/pages/WebhookLog/log-query';

describe('What the address of the webhook log asks for', () => {
  test('days are whole ones, in the time zone of whoever looks', () => {
    const day = '2026-03-29';
    const [first, last] = [momentOf(day, 'first')!, momentOf(day, 'last')!].map(
      (at) => new Date(at),
    );
    expect(dayOf(first!)).toBe(day);
    expect(dayOf(last!)).toBe(day);
    expect(dayOf(new Date(last!.getTime() + 1))).toBe('2026-03-30');
    expect(dayOf(new Date(first!.getTime() - 1))).toBe('2026-03-28');
  });

  test('what is no day is left out', () => {
    expect(momentOf('yesterday', 'first')).toBeUndefined();
    expect(momentOf(undefined, 'last')).toBeUndefined();
  });

  test('pages are counted from one, and nothing else is passed on', () => {
    expect(readQuery({ page: 'x', verdict: 'parked', other: 1 } as never)).toEqual({
      page: 1,
      pageSize: 20,
      verdict: 'parked',
    });
    expect(readQuery({ page: '3', pageSize: '50' })).toMatchObject({ page: 3, pageSize: 50 });
  });
});
