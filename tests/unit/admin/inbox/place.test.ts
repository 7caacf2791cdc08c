import {
  NO_PLACE,
  toLocation,
  withPlace,
} from '../../../../admin/src/pages/Inbox/composer/place-values';
import { readPlace } from '../../../../admin/src/pages/Inbox/composer/read-place';
import { checkContent } from '../../../../shared/domain/message/content';

describe('a place that was pasted', () => {
  const GATE = { latitude: 52.5163, longitude: 13.3777 };

  test.each([
    ['52.5163, 13.3777'],
    ['52.5163 13.3777'],
    [' 52.5163° N, 13.3777° E '],
    ['N 52.5163 E 13.3777'],
    ['52,5163; 13,3777'],
    ['https://www.google.com/maps/@52.5163,13.3777,17z'],
    ['https://maps.google.com/?q=52.5163,13.3777'],
    ['https://maps.google.com/?q=loc:52.5163,13.3777'],
    ['https://www.google.com/maps/search/?api=1&query=52.5163%2C13.3777'],
    ['https://www.google.de/maps/search/52.5163,+13.3777?entry=tts'],
    ['https://maps.apple.com/?ll=52.5163,13.3777'],
    ['https://www.openstreetmap.org/?mlat=52.5163&mlon=13.3777#map=17/52.51/13.37'],
    ['https://www.openstreetmap.org/#map=17/52.5163/13.3777'],
    ['https://www.bing.com/maps?cp=52.5163~13.3777&lvl=16'],
    ['https://waze.com/ul?ll=52.5163,13.3777&navigate=yes'],
    ['geo:52.5163,13.3777;u=35'],
    ['geo:0,0?q=52.5163,13.3777'],
  ])('is found in %s', (pasted) => {
    expect(readPlace(pasted)).toEqual(GATE);
  });

  test('is found in degrees, minutes and seconds, south and west too', () => {
    expect(readPlace(`33°51'24.9"S 151°12'54.7"W`)).toEqual({
      latitude: -33.856917,
      longitude: -151.215194,
    });
    expect(readPlace('33.8569 S, 151.2152 W')).toEqual({
      latitude: -33.8569,
      longitude: -151.2152,
    });
  });

  test('is where the pin is, not in the middle of the map, and has its name', () => {
    expect(
      readPlace(
        'Look: https://www.google.com/maps/place/Brandenburger+Tor/@52.51,13.36,15z/data=!4m6!3m5!8m2!3d52.5163!4d13.3777!16z',
      ),
    ).toEqual({ ...GATE, name: 'Brandenburger Tor' });
  });

  test('has the name and the address that the link tells', () => {
    expect(
      readPlace(
        'https://maps.apple.com/place?coordinate=52.5163,13.3777&name=Brandenburg%20Gate&address=Pariser%20Platz',
      ),
    ).toEqual({ ...GATE, name: 'Brandenburg Gate', address: 'Pariser Platz' });
    expect(readPlace('geo:0,0?q=52.5163,13.3777(Brandenburg Gate)')).toEqual({
      ...GATE,
      name: 'Brandenburg Gate',
    });
  });

  test.each(['https://maps.app.goo.gl/abc', 'https://goo.gl/maps/abc'])(
    'is not told by the short link %s',
    (link) => expect(readPlace(link)).toBe('short'),
  );

  test.each([
    'Brandenburg Gate',
    '91, 13',
    '52.5, 181',
    'https://example.com',
    'https://www.google.com/maps?q=Berlin',
    'geo:0,0?q=Berlin',
    '',
  ])('is not found in “%s”', (words) => expect(readPlace(words)).toBeNull());
});

describe('a place that is written', () => {
  test('takes numbers with a comma, and leaves out what is empty', () => {
    expect(toLocation({ ...NO_PLACE, latitude: ' 52,5 ', longitude: '-13.25', name: ' ' })).toEqual(
      {
        type: 'location',
        latitude: 52.5,
        longitude: -13.25,
      },
    );
  });

  test('keeps what was written where a link says nothing of it', () => {
    const values = { ...NO_PLACE, name: 'The shop', address: 'Somewhere' };
    expect(withPlace(values, { latitude: 1, longitude: 2, name: 'Gate' })).toEqual({
      latitude: '1',
      longitude: '2',
      name: 'Gate',
      address: 'Somewhere',
    });
  });

  test.each([
    ['', '13'],
    ['north', '13'],
    ['91', '13'],
    ['52', '13 east'],
  ])('is refused at %s, %s', (latitude, longitude) => {
    const [issue] = checkContent(toLocation({ ...NO_PLACE, latitude, longitude }));
    expect(issue?.code).toBe('location.degrees');
  });
});
