/** For how long a conversation may rest, by name. */
export const SNOOZES = ['hour', 'evening', 'tomorrow', 'monday'] as const;

export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;
const MORNING = 9;
const EVENING = 18;

const at = (now: Date, days: number, hour: number): Date => {
  const time = new Date(now);
  time.setDate(time.getDate() + days);
  time.setHours(hour, 0, 0, 0);
  return time;
};

/** When a rest that begins at `now` ends, in the time of this browser; null where it would be over already. */
export function snoozeUntil(snooze: Snooze, now: Date): Date | null {
  switch (snooze) {
    case 'hour':
      return new Date(now.getTime() + HOUR);
    case 'evening': {
      const evening = at(now, 0, EVENING);
      return evening.getTime() - now.getTime() > HOUR ? evening : null;
    }
    case 'tomorrow':
      return at(now, 1, MORNING);
    case 'monday':
      return at(now, (8 - now.getDay()) % 7 || 7, MORNING);
  }
}
