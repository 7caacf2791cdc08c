/** A place on the map, with what a link tells of it besides. */
export interface ReadPlace {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}

const DEGREES = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;

/** `52.5163, 13.3777`, also with the marks of degrees and of the hemisphere. */
const PAIR = new RegExp(
  String.raw`^([NS])?\s*(${DEGREES})\s*°?\s*([NS])?(?:\s*[,;~/]\s*|\s+)([EW])?\s*(${DEGREES})\s*°?\s*([EW])?$`,
  'i',
);

/** `52,5163 13,3777`, as half of the world writes numbers. */
const COMMA_PAIR = /^([-+]?\d{1,3},\d+)\s*[;/ ]\s*([-+]?\d{1,3},\d+)$/;

/** `52°30'58.7"N 13°22'39.7"E`. */
const SEXAGESIMAL =
  /^(\d{1,3})°\s*(\d{1,2})['′’]\s*(\d{1,2}(?:\.\d+)?)["″”]\s*([NS])[\s,]+(\d{1,3})°\s*(\d{1,2})['′’]\s*(\d{1,2}(?:\.\d+)?)["″”]\s*([EW])$/i;

/** Links that only lead to one with the place in it. */
const SHORT_HOSTS = ['maps.app.goo.gl', 'goo.gl', 'maps.apple', 'osm.org', 'g.co'];

/** Where the services of maps keep the place in their addresses, the most exact first. */
const POINT_KEYS = [
  'll',
  'coordinate',
  'q',
  'query',
  'destination',
  'daddr',
  'cp',
  'sll',
  'center',
];

const NAME_KEYS = ['name', 'q', 'query', 'destination'];

const isOnMap = ({ latitude, longitude }: ReadPlace): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

const point = (latitude: number, longitude: number): ReadPlace | null => {
  const place = { latitude, longitude };
  return isOnMap(place) ? place : null;
};

/** South and west count downwards. */
const signed = (degrees: string, side: string | undefined): number =>
  Number(degrees) * (side && 'SW'.includes(side.toUpperCase()) ? -1 : 1);

function readPair(text: string): ReadPlace | null {
  const words = text.trim().replace(/^loc:/, '');
  const exact = SEXAGESIMAL.exec(words);
  if (exact) {
    const part = (from: number) =>
      Number(exact[from]) + Number(exact[from + 1]) / 60 + Number(exact[from + 2]) / 3600;
    return point(signed(part(1).toFixed(6), exact[4]), signed(part(5).toFixed(6), exact[8]));
  }
  const comma = COMMA_PAIR.exec(words);
  if (comma) return point(Number(comma[1]!.replace(',', '.')), Number(comma[2]!.replace(',', '.')));
  const pair = PAIR.exec(words);
  if (!pair) return null;
  return point(signed(pair[2]!, pair[1] ?? pair[3]), signed(pair[5]!, pair[4] ?? pair[6]));
}

function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** `geo:52.5163,13.3777?q=52.5163,13.3777(Brandenburg Gate)`, as phones share places. */
function readGeo(url: URL): ReadPlace | null {
  const asked = url.searchParams.get('q') ?? '';
  const name = /\(([^)]+)\)\s*$/.exec(asked)?.[1];
  // With words to look for, 0,0 stands for no place.
  const place =
    readPair(asked.replace(/\([^)]*\)\s*$/, '')) ??
    (asked === '' ? readPair(url.pathname.split(';')[0] ?? '') : null);
  return place && { ...place, ...(name && { name }) };
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part.replace(/\+/g, ' '));
  } catch {
    return part;
  }
};

function pointOf({ href, pathname, hash, searchParams }: URL): ReadPlace | null {
  // Google's pin; what stands behind @ is only the middle of the map.
  const pin = /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/.exec(href);
  if (pin) return point(Number(pin[1]), Number(pin[2]));
  const marker = [searchParams.get('mlat'), searchParams.get('mlon')];
  if (marker[0] && marker[1]) return point(Number(marker[0]), Number(marker[1]));
  for (const key of POINT_KEYS) {
    const found = readPair(searchParams.get(key) ?? '');
    if (found) return found;
  }
  for (const part of pathname.split('/')) {
    const found = readPair(decoded(part).replace(/^@/, '').split(',').slice(0, 2).join(','));
    if (found) return found;
  }
  const map = /^#map=[\d.]+\/(-?[\d.]+)\/(-?[\d.]+)/.exec(hash);
  return map ? point(Number(map[1]), Number(map[2])) : null;
}

function nameOf({ pathname, searchParams }: URL): string | undefined {
  const inPath = /\/place\/([^/@]+)/.exec(pathname)?.[1];
  const names = [
    ...(inPath ? [decoded(inPath)] : []),
    ...NAME_KEYS.map((key) => searchParams.get(key) ?? ''),
  ];
  return names.map((name) => name.trim()).find((name) => name !== '' && !readPair(name));
}

/**
 * The place that somebody has pasted: two numbers, or the address of a page of a map. `short` is a link that
 * says nothing of the place by itself; no map service is asked.
 */
export function readPlace(text: string): ReadPlace | 'short' | null {
  const pair = readPair(text);
  if (pair) return pair;
  // What phones share has words around the link.
  const link = /\b(?:https?:\/\/\S+|geo:.+)/i.exec(text)?.[0];
  const url = link ? readUrl(link) : null;
  if (!url) return null;
  if (url.protocol === 'geo:') return readGeo(url);
  const place = pointOf(url);
  if (!place) return SHORT_HOSTS.includes(url.hostname.toLowerCase()) ? 'short' : null;
  const name = nameOf(url);
  const address = url.searchParams.get('address')?.trim();
  return { ...place, ...(name && { name }), ...(address && { address }) };
}
