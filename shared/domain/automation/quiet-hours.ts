import { addDays, instantOf, localTimeOf, readClock } from '../zoned-time';
import type { QuietHours } from './limits';

/** Zones of one country are at most so far apart that a time for all is found within two days, or never. */
const STEPS = 200;

/** When the quiet hours end in which this time lies there; null when it lies in none. */
function endOfQuiet({ from, to }: QuietHours, timeZone: string, at: Date): Date | null {
  const [start, end] = [readClock(from), readClock(to)];
  if (!start || !end || from === to) return null;
  const local = localTimeOf(at, timeZone);
  const minute = local.hour * 60 + local.minute;
  const [first, last] = [start.hour * 60 + start.minute, end.hour * 60 + end.minute];
  const isOverMidnight = first > last;
  const isQuiet = isOverMidnight
    ? minute >= first || minute < last
    : minute >= first && minute < last;
  if (!isQuiet) return null;
  const day = addDays(local, isOverMidnight && minute >= first ? 1 : 0);
  const ends = instantOf({ ...day, ...end, second: 0 }, timeZone);
  // The hour that comes twice is quiet twice.
  return ends > at ? ends : new Date(at.getTime() + 60_000);
}

/**
 * The first time, not before `at`, that is in nobody’s quiet hours, wherever of these zones they are. Where
 * no hour is right for all of them, the zone of the quiet hours itself counts.
 */
export function afterQuietHours(quiet: QuietHours, zones: readonly string[], at: Date): Date {
  const earliest = (of: readonly string[]): Date | null => {
    let time = at;
    for (let step = 0; step < STEPS; step += 1) {
      const ends = of.flatMap((zone) => endOfQuiet(quiet, zone, time) ?? []);
      if (ends.length === 0) return time;
      time = ends.reduce((a, b) => (a > b ? a : b));
    }
    return null;
  };
  const wanted = zones.length > 0 ? zones : [quiet.timeZone];
  return earliest(wanted) ?? earliest([quiet.timeZone]) ?? at;
}
