import { createLogTotals } from '../../../../../server/src/services/messages/log-totals';

describe('The total of a page of the log', () => {
  let time = 0;
  const count = jest.fn();
  const totalOf = createLogTotals({ log: { count }, now: () => new Date(time) });
  beforeEach(() => count.mockReset());

  it('is counted each time while it is exact', async () => {
    count.mockResolvedValueOnce({ total: 1, totalIsCapped: false });
    count.mockResolvedValueOnce({ total: 2, totalIsCapped: false });
    expect(await totalOf({ direction: 'in' })).toMatchObject({ total: 1 });
    expect(await totalOf({ direction: 'in' })).toMatchObject({ total: 2 });
  });

  it('is believed for a minute where it is more than so many, for each filter by itself', async () => {
    count.mockResolvedValueOnce({ total: 10_000, totalIsCapped: true });
    count.mockResolvedValueOnce({ total: 7, totalIsCapped: false });
    count.mockResolvedValueOnce({ total: 9_000, totalIsCapped: true });
    expect(await totalOf({})).toMatchObject({ total: 10_000 });
    expect(await totalOf({ direction: 'out' })).toMatchObject({ total: 7 });
    time += 59_999;
    expect(await totalOf({})).toMatchObject({ total: 10_000 });
    time += 1;
    expect(await totalOf({})).toMatchObject({ total: 9_000 });
    expect(count).toHaveBeenCalledTimes(3);
  });
});
