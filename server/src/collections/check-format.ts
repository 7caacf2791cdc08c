import { error, passes, type Issue } from '../../../shared/domain/issue';
import { checkFormat, type ValueFormat } from '../../../shared/domain/value-format';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Asked of `Intl` itself: its list leaves out names that it takes, such as `UTC`. */
function hasTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/** Whether a format can be written by this server: its currency and its time zone exist. */
export function checkFormatHere(format: ValueFormat | null, path = 'format'): Issue[] {
  const issues = checkFormat(format, path);
  if (!passes(issues)) return issues;
  if (format?.type === 'currency' && !CURRENCIES.has(format.currency))
    return [error('format.currency', path, { currency: format.currency })];
  if (format?.type === 'datetime' && format.timeZone !== null && !hasTimeZone(format.timeZone))
    return [error('format.timeZone', path, { timeZone: format.timeZone })];
  return [];
}
