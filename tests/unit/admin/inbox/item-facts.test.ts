import {
  aheadFormat,
  durationOf,
  initialsOf,
  itemStateOf,
  timeFormat,
  windowStateOf,
} from '../../../../admin/src/pages/Inbox/list/item-facts';
import { ago, conversation, NOW } from './conversation';

const inMinutes = (minutes: number) => ago(-minutes);

describe('A conversation in the list', () => {
  it('says how the customer service window stands', () => {
    expect(windowStateOf(conversation(), NOW)).toBe('open');
    expect(windowStateOf(conversation({ openUntil: inMinutes(179) }), NOW)).toBe('closing');
    expect(windowStateOf(conversation({ openUntil: ago(1) }), NOW)).toBe('closed');
    expect(windowStateOf(conversation({ openUntil: null }), NOW)).toBe('closed');
    expect(windowStateOf(conversation({ lastInboundAt: null }), NOW)).toBe('none');
  });

  it('says what presses most', () => {
    const state = (changes: Parameters<typeof conversation>[0]) =>
      itemStateOf(conversation(changes), NOW);
    expect(state({ snoozedUntil: inMinutes(60), openUntil: inMinutes(10) })).toMatchObject({
      type: 'snoozed',
    });
    expect(state({ openUntil: inMinutes(65) })).toEqual({
      type: 'closing',
      duration: { value: 1, unit: 'hour' },
    });
    expect(state({})).toEqual({
      type: 'waiting',
      duration: { value: 10, unit: 'minute' },
      tone: 'calm',
      isWindowClosed: false,
    });
    expect(state({ openUntil: null })).toMatchObject({ type: 'waiting', isWindowClosed: true });
    expect(state({ waitingSince: ago(61) })).toMatchObject({ tone: 'late' });
    expect(state({ waitingSince: ago(241) })).toMatchObject({ tone: 'tooLate' });
    expect(state({ waitingSince: ago(0.5) })).toBeNull();
    expect(state({ waitingSince: null })).toBeNull();
    expect(state({ waitingSince: null, openUntil: null })).toEqual({ type: 'windowClosed' });
    expect(state({ status: 'closed' })).toBeNull();
  });

  it('tells times in the largest unit that they fill', () => {
    expect(durationOf(59_000)).toEqual({ value: 0, unit: 'minute' });
    expect(durationOf(-5)).toEqual({ value: 0, unit: 'minute' });
    expect(durationOf(3 * 3_600_000 + 1)).toEqual({ value: 3, unit: 'hour' });
    expect(durationOf(50 * 3_600_000)).toEqual({ value: 2, unit: 'day' });
  });

  it('tells the time of today, the day of this week and the date of what is older', () => {
    const day = 86_400_000;
    expect(timeFormat(NOW - 1000, NOW)).toEqual({ hour: '2-digit', minute: '2-digit' });
    expect(timeFormat(NOW - 2 * day, NOW)).toEqual({ weekday: 'short' });
    expect(timeFormat(NOW - 20 * day, NOW)).toEqual({ day: 'numeric', month: 'short' });
    expect(timeFormat(NOW - 400 * day, NOW)).toHaveProperty('year');
  });

  it('tells a time to come by the day of this week, or by its date', () => {
    const day = 86_400_000;
    const clock = { hour: '2-digit', minute: '2-digit' };
    expect(aheadFormat(NOW + 2 * day, NOW)).toEqual({ weekday: 'short', ...clock });
    expect(aheadFormat(NOW + 20 * day, NOW)).toEqual({ day: 'numeric', month: 'short', ...clock });
    expect(aheadFormat(NOW + 400 * day, NOW)).toHaveProperty('year');
  });

  it('has the initials of a name in any script, and a sign for numbers', () => {
    expect(initialsOf('ines maria costa')).toBe('IC');
    expect(initialsOf('Ölwin')).toBe('Ö');
    expect(initialsOf('@kim')).toBe('K');
    expect(initialsOf('+49 176 123')).toBe('#');
    expect(initialsOf('张 伟')).toBe('张伟');
  });
});
