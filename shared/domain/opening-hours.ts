import { error, type Issue } from './issue';
import { isTimeZone } from './zoned-time';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** From one time of day to a later one, as `HH:MM`; `24:00` is the end of the day. */
export interface OpenSpan {
  from: string;
  to: string;
}

/** When somebody is there, by the clock of a place. */
export interface OpeningHours {
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: string;
  days: Record<Weekday, OpenSpan[]>;
}

/** Working days from nine to five, as a beginning. */
export const USUAL_HOURS: OpeningHours = {
  timeZone: 'UTC',
  days: {
    mon: [{ from: '09:00', to: '17:00' }],
    tue: [{ from: '09:00', to: '17:00' }],
    wed: [{ from: '09:00', to: '17:00' }],
    thu: [{ from: '09:00', to: '17:00' }],
    fri: [{ from: '09:00', to: '17:00' }],
    sat: [],
    sun: [],
  },
};

const TIME = /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** What is wrong with hours; paths are below `path`. */
export function checkHours({ timeZone, days }: OpeningHours, path: string): Issue[] {
  const issues: Issue[] = [];
  if (!isTimeZone(timeZone)) issues.push(error('hours.timeZone', `${path}.timeZone`, { timeZone }));
  for (const day of WEEKDAYS)
    days[day].forEach(({ from, to }, index) => {
      if (!TIME.test(from) || !TIME.test(to) || from >= to)
        issues.push(error('hours.span', `${path}.days.${day}.${index}`, { from, to }));
    });
  return issues;
}

/** Whether it is open at a time. */
export function isOpen({ timeZone, days }: OpeningHours, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const spans = days[part('weekday').toLowerCase() as Weekday] ?? [];
  return spans.some(({ from, to }) => from <= time && time < to);
}
