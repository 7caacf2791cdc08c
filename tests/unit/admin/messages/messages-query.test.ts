import { readQuery, withoutPlace } from '../../../../admin/src/pages/Messages/messages-query';

describe('What the address of the log asks for', () => {
  it('is its filters and its place, and nothing else of it', () => {
    expect(
      readQuery({ state: 'failed', failure: 'pair', after: '1.2', page: '7', other: 1 } as never),
    ).toEqual({ state: 'failed', failure: 'pair', after: '1.2', pageSize: 20 });
    expect(readQuery({ pageSize: '50', sort: 'createdAt:asc', before: '3' })).toEqual({
      pageSize: 50,
      sort: 'createdAt:asc',
      before: '3',
    });
  });

  it('takes days as whole ones, in the time zone of whoever looks', () => {
    const { from, to } = readQuery({ from: '2026-03-05', to: '2026-03-05' });
    expect(new Date(from!).getDate()).toBe(5);
    expect(new Date(to!).getTime() - new Date(from!).getTime()).toBe(86_400_000 - 1);
    expect(readQuery({ from: 'yesterday' }).from).toBeUndefined();
  });

  it('is for a file the same without a place', () => {
    expect(withoutPlace({ state: 'failed', pageSize: 50, after: '1.2', before: '3' })).toEqual({
      state: 'failed',
    });
  });
});
