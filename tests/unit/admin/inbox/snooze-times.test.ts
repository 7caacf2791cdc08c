import { snoozeUntil } from '../../../../admin/src/pages/Inbox/thread/snooze-times';

/** A Wednesday. */
const at = (hour: number, day = 20) => new Date(2026, 4, day, hour);

describe('a conversation rests', () => {
  test('for an hour', () => {
    expect(snoozeUntil('hour', at(10))).toEqual(at(11));
  });

  test('until the evening, unless that is near or over', () => {
    expect(snoozeUntil('evening', at(10))).toEqual(at(18));
    expect(snoozeUntil('evening', at(17))).toBeNull();
    expect(snoozeUntil('evening', at(20))).toBeNull();
  });

  test('until tomorrow morning', () => {
    expect(snoozeUntil('tomorrow', at(23))).toEqual(at(9, 21));
  });

  test('until next Monday, never until today', () => {
    expect(snoozeUntil('monday', at(10))).toEqual(at(9, 25));
    expect(snoozeUntil('monday', at(8, 24))).toEqual(at(9, 25));
    expect(snoozeUntil('monday', at(8, 25))).toEqual(at(9, 32));
  });
});
