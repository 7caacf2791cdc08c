import { maySnoozeUntil } from '../../../../shared/domain/snooze';

const NOW = new Date('2026-05-20T10:00:00Z');

test.each([
  ['2026-05-20T10:00:01Z', true],
  ['2027-05-20T10:00:00Z', true],
  ['2026-05-20T10:00:00Z', false],
  ['2026-05-19T10:00:00Z', false],
  ['2027-06-01T10:00:00Z', false],
  ['no time', false],
])('a conversation that is put to rest may rest until %s: %s', (until, may) => {
  expect(maySnoozeUntil(new Date(until), NOW)).toBe(may);
});
