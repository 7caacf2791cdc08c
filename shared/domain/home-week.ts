import type { MessageState } from './message/message';
import { addDays, instantOf, localTimeOf, type Day } from './zoned-time';

/** What has become of the messages that were handed in on a day, each counted as far as it came. */
export interface DayCounts {
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

/** Messages that Meta delivered, by what it bills. */
export interface BilledCount {
  /** `marketing`, `utility`, … as Meta named it; null where it named none. */
  category: string | null;
  /** ISO 3166-1; null where the number is not known. */
  country: string | null;
  count: number;
}

/** The last seven days, today among them. */
export interface Week {
  timeZone: string;
  /** Oldest first; `day` is `YYYY-MM-DD`. */
  days: (DayCounts & { day: string })[];
  total: DayCounts;
  /** The most first. */
  billed: BilledCount[];
}

/** How many days are told. */
const WEEK_DAYS = 7;

/** Messages of one day in one state, with what Meta bills them as. */
export interface WeekTally {
  state: MessageState;
  category: string | null;
  /** How the number begins, as far as it tells the country; null where it is not known. */
  prefix: string | null;
  count: number;
}

/** A day, and when it begins and ends in its time zone. */
export interface DaySpan {
  day: string;
  from: Date;
  to: Date;
}

const DELIVERED: readonly MessageState[] = ['delivered', 'read', 'played'];
const READ: readonly MessageState[] = ['read', 'played'];
const SENT: readonly MessageState[] = ['accepted', 'sent', ...DELIVERED];

const two = (value: number): string => String(value).padStart(2, '0');
const nameOf = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;

/** The last seven days up to today, as the calendar there shows them; oldest first. */
export function weekUpTo(now: Date, timeZone: string): DaySpan[] {
  const today = localTimeOf(now, timeZone);
  const startOf = (day: Day) => instantOf({ ...day, hour: 0, minute: 0, second: 0 }, timeZone);
  return Array.from({ length: WEEK_DAYS }, (_, index) => {
    const day = addDays(today, index - WEEK_DAYS + 1);
    return { day: nameOf(day), from: startOf(day), to: startOf(addDays(day, 1)) };
  });
}

const NONE: DayCounts = { sent: 0, delivered: 0, read: 0, failed: 0 };

/** What has become of messages, each counted as far as it came. */
export const countsOf = (tally: readonly WeekTally[]): DayCounts =>
  tally.reduce(
    (sum, { state, count }) => ({
      sent: sum.sent + (SENT.includes(state) ? count : 0),
      delivered: sum.delivered + (DELIVERED.includes(state) ? count : 0),
      read: sum.read + (READ.includes(state) ? count : 0),
      failed: sum.failed + (state === 'failed' ? count : 0),
    }),
    NONE,
  );

/** What Meta bills is what it delivered: by category and country, the most first. */
export function billedOf(
  tally: readonly WeekTally[],
  countryOf: (prefix: string) => string | null,
): BilledCount[] {
  const sums = new Map<string, BilledCount>();
  for (const { state, category, prefix, count } of tally) {
    if (!DELIVERED.includes(state)) continue;
    const country = prefix === null ? null : countryOf(prefix);
    const key = `${category} ${country}`;
    const before = sums.get(key) ?? { category, country, count: 0 };
    sums.set(key, { ...before, count: before.count + count });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}

/** The week as it is told, of what was counted on each of its days. */
export function toWeek(
  timeZone: string,
  days: { day: string; tally: readonly WeekTally[] }[],
  countryOf: (prefix: string) => string | null,
): Week {
  const all = days.flatMap(({ tally }) => tally);
  return {
    timeZone,
    days: days.map(({ day, tally }) => ({ day, ...countsOf(tally) })),
    total: countsOf(all),
    billed: billedOf(all, countryOf),
  };
}
