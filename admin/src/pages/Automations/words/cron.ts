/** A schedule as most people think of it; anything else as it stands in a crontab. */
export type Rhythm =
  | { every: 'day'; at: string }
  /** `day`: 0 is Sunday. */
  | { every: 'week'; day: number; at: string }
  | { every: 'month'; day: number; at: string }
  | { every: 'other'; cron: string };

const NUMBER = /^\d{1,2}$/;

const pad = (value: number): string => String(value).padStart(2, '0');

/** Reads a crontab line of five fields. */
export function readCron(cron: string): Rhythm {
  const other: Rhythm = { every: 'other', cron };
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) return other;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (!NUMBER.test(minute) || !NUMBER.test(hour) || month !== '*') return other;
  if (Number(minute) > 59 || Number(hour) > 23) return other;
  const at = `${pad(Number(hour))}:${pad(Number(minute))}`;
  if (day === '*' && weekday === '*') return { every: 'day', at };
  if (day === '*' && NUMBER.test(weekday) && Number(weekday) <= 6)
    return { every: 'week', day: Number(weekday), at };
  if (weekday === '*' && NUMBER.test(day) && Number(day) >= 1 && Number(day) <= 31)
    return { every: 'month', day: Number(day), at };
  return other;
}

/** Writes it as a crontab line; a time of day that is none stays as it was typed, for the check to find. */
export function writeCron(rhythm: Rhythm): string {
  if (rhythm.every === 'other') return rhythm.cron;
  const [hour = '', minute = ''] = rhythm.at.split(':');
  const plain = (part: string) => (NUMBER.test(part) ? String(Number(part)) : part || '?');
  const time = `${plain(minute)} ${plain(hour)}`;
  switch (rhythm.every) {
    case 'day':
      return `${time} * * *`;
    case 'week':
      return `${time} * * ${rhythm.day}`;
    case 'month':
      return `${time} ${rhythm.day} * *`;
  }
}
