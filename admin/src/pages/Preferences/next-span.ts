import type { OpenSpan } from '../../../../shared/domain/opening-hours';

const USUAL: OpenSpan = { from: '09:00', to: '17:00' };
const END = '24:00';

const later = (time: string, hours: number): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour + hours >= 24
    ? END
    : `${String(hour + hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** The hours to begin with behind those that a day has; null where the day is over by then. */
export function nextSpan(spans: readonly OpenSpan[]): OpenSpan | null {
  if (spans.length === 0) return USUAL;
  const end = spans
    .map(({ to }) => to)
    .sort()
    .at(-1)!;
  const from = later(end, 1);
  return from >= END ? null : { from, to: later(from, 3) };
}
