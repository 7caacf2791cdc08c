import { durationParts } from '../../../../admin/src/components/duration-parts';
import { timelineOf } from '../../../../admin/src/pages/Messages/timeline';

const at = (second: number) => new Date(Date.UTC(2026, 6, 21, 9, 30, second)).toISOString();

describe('the timeline of a message', () => {
  it('tells what happened in the order of the times, with the gaps', () => {
    expect(timelineOf({ readAt: at(9), queuedAt: at(0), sentAt: at(2) })).toEqual([
      { state: 'queued', time: at(0), gap: null },
      { state: 'sent', time: at(2), gap: 2000 },
      { state: 'read', time: at(9), gap: 7000 },
    ]);
  });

  it('keeps the order of the states where times are equal', () => {
    const steps = timelineOf({ deliveredAt: at(1), sentAt: at(1), acceptedAt: at(1) });
    expect(steps.map(({ state }) => state)).toEqual(['accepted', 'sent', 'delivered']);
  });

  it('does not let the whole seconds of Meta’s times turn the order round', () => {
    const steps = timelineOf({ sentAt: at(1), queuedAt: at(1).replace('.000', '.600') });
    expect(steps).toEqual([
      { state: 'queued', time: at(1).replace('.000', '.600'), gap: null },
      { state: 'sent', time: at(1), gap: 0 },
    ]);
  });

  it.each([
    [400, { value: 0.4, unit: 'second' }],
    [61_000, { value: 1, unit: 'minute' }],
    [7_200_000, { value: 2, unit: 'hour' }],
    [172_800_000, { value: 2, unit: 'day' }],
  ])('says %d ms in words', (milliseconds, expected) => {
    expect(durationParts(milliseconds)).toEqual(expected);
  });
});
