/** A place on the map above the body; its values are variables and are given when a message is sent. */
export interface LocationHeader {
  type: 'location';
}

/** The variables of a location header by their placeholder, in the order in which they are asked. */
export const LOCATION_PARTS = ['latitude', 'longitude', 'name', 'address'] as const;

/** The parts of a place that may stay empty. */
export const OPTIONAL_LOCATION_PARTS: readonly string[] = ['name', 'address'];

/** The degrees that a part reaches in both directions; null for a part that is text. */
export const degreesOf = (part: string): number | null =>
  part === 'latitude' ? 90 : part === 'longitude' ? 180 : null;

/** A coordinate as a number; null when it is none, or lies beyond the map. */
export function readCoordinate(part: string, value: string): number | null {
  const degrees = degreesOf(part);
  const number = Number(value.trim().replace(',', '.'));
  const isOnMap = degrees !== null && value.trim() !== '' && Math.abs(number) <= degrees;
  return isOnMap ? number : null;
}
