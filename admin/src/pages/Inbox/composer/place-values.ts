import type { LocationContent } from '../../../../../shared/domain/message/content/content';
import type { ReadPlace } from './read-place';

/** A place while it is written. */
export interface PlaceValues {
  latitude: string;
  longitude: string;
  name: string;
  address: string;
}

export const NO_PLACE: PlaceValues = { latitude: '', longitude: '', name: '', address: '' };

/** A number as people write it, with a point or a comma; NaN for anything else. */
const toDegrees = (written: string): number =>
  written.trim() === '' ? NaN : Number(written.trim().replace(',', '.').replace('−', '-'));

/** What was written, with what a pasted place tells; what that says nothing of stays. */
export const withPlace = (
  values: PlaceValues,
  { latitude, longitude, name, address }: ReadPlace,
): PlaceValues => ({
  latitude: String(latitude),
  longitude: String(longitude),
  name: name ?? values.name,
  address: address ?? values.address,
});

/** The message that the values make. */
export const toLocation = ({
  latitude,
  longitude,
  name,
  address,
}: PlaceValues): LocationContent => ({
  type: 'location',
  latitude: toDegrees(latitude),
  longitude: toDegrees(longitude),
  ...(name.trim() && { name: name.trim() }),
  ...(address.trim() && { address: address.trim() }),
});
