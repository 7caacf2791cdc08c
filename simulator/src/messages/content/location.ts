import { asNumber, asString, type JsonObject } from '../../json';
import { invalidParameter, messagingError } from '../../graph/refusals';
import type { MessageView } from '../../world/types';
import type { ContentReader } from './content';

/** A place, or a refusal of one that is not on the globe. */
export const readPlace = (part: JsonObject, path: string): NonNullable<MessageView['location']> => {
  const latitude = asNumber(part['latitude']);
  const longitude = asNumber(part['longitude']);
  if (latitude === undefined)
    throw invalidParameter(`The parameter ${path}['latitude'] is required.`);
  if (longitude === undefined)
    throw invalidParameter(`The parameter ${path}['longitude'] is required.`);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw messagingError(131009, 'Latitude is from -90 to 90 and longitude from -180 to 180.');
  }
  const name = asString(part['name']);
  const address = asString(part['address']);
  return { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
};

/** A location message. */
export const readLocation: ContentReader = (part) => ({
  content: part,
  view: { location: readPlace(part, 'location'), buttons: [] },
});
