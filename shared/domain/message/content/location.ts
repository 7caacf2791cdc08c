import { phraseOf } from '../../phrases';
import { error, warning, type Issue } from '../../issue';
import { degreesOf } from '../../template/header/location';
import type { LocationContent } from './content';
import { ROOT, textBlocks, type ContentKind } from './kind';
import { optional, readChoice, readFields, readNumber, readText } from './shape';

function checkDegrees(part: 'latitude' | 'longitude', value: number): Issue[] {
  const degrees = degreesOf(part)!;
  return Math.abs(value) <= degrees
    ? []
    : [error('location.degrees', `${ROOT}.${part}`, { value, degrees })];
}

const written = (text: string | undefined): string | null => (text?.trim() ? text : null);

/** What the place is called; one without a name, by its coordinates. */
const nameOf = ({ name, latitude, longitude }: LocationContent): string =>
  written(name) ?? `${latitude}, ${longitude}`;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/location-messages */
export const LOCATION: ContentKind<LocationContent> = {
  read: readFields<LocationContent>({
    type: readChoice('location'),
    latitude: readNumber,
    longitude: readNumber,
    name: optional(readText),
    address: optional(readText),
  }),
  check: ({ latitude, longitude, name, address }) => [
    ...checkDegrees('latitude', latitude),
    ...checkDegrees('longitude', longitude),
    ...(written(address) && !written(name)
      ? [warning('location.addressAlone', `${ROOT}.name`)]
      : []),
  ],
  toMeta: ({ latitude, longitude, name, address }) => ({
    latitude,
    longitude,
    ...(written(name) && { name }),
    ...(written(address) && { address }),
  }),
  render: (place) =>
    phraseOf('rendered.location', {
      place: [nameOf(place), written(place.address)].filter(Boolean).join(', '),
    }),
  toBlocks: (place) => ({
    ...textBlocks(undefined),
    media: { type: 'LOCATION', url: null, name: nameOf(place), address: written(place.address) },
  }),
};
