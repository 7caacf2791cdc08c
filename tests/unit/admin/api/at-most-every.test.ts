import { atMostEvery } from '../../../../admin/src/api/live/at-most-every';

describe('What is done at most so often', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is done at once, and once more for all that comes meanwhile', () => {
    const act = jest.fn();
    const paced = atMostEvery(1000, act);
    paced();
    expect(act).toHaveBeenCalledTimes(1);
    paced();
    paced();
    jest.advanceTimersByTime(999);
    expect(act).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('is not done any more once it is cancelled', () => {
    const act = jest.fn();
    const paced = atMostEvery(1000, act);
    paced();
    paced();
    paced.cancel();
    jest.advanceTimersByTime(5000);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
