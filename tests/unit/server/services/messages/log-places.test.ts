import { placesOf, toLogPage } from '../../../../../server/src/services/messages/log-places';

const place = (time: number, id: number | null) => ({ at: new Date(time), id });
const COUNTED = { total: 9, totalIsCapped: false };
const around = {
  first: place(50, 5),
  last: place(30, 3),
  hasBefore: true,
  hasAfter: true,
  stoppedAt: null,
};
const placesAround = (
  more: Partial<typeof around> | object,
  asked: Parameters<typeof placesOf>[0] = {},
) =>
  toLogPage([], { ...around, ...more }, { order: 'desc', pageSize: 2, ...placesOf(asked) }, COUNTED)
    .meta.places;

describe('A place in the log', () => {
  it('is read as it was written', () => {
    const { after } = placesAround({});
    expect(placesOf({ after: after! })).toEqual({ after: place(30, 3) });
    expect(placesOf({ before: '77' })).toEqual({ before: place(77, null) });
  });

  it.each(['', 'x', '1.2.3', '-1', '1e9', '999999999999999', '1.99999999999', '1.2147483648'])(
    'that is none counts as not said (%j)',
    (text) => {
      expect(placesOf({ after: text })).toEqual({});
    },
  );

  it('is told where there is more, and only there', () => {
    expect(placesAround({})).toEqual({ before: '50.5', after: '30.3', searchedTo: null });
    expect(placesAround({ hasBefore: false, hasAfter: false })).toEqual({
      before: null,
      after: null,
      searchedTo: null,
    });
  });

  it('is as far as was looked, where not everything was looked through', () => {
    const stoppedAt = place(20, null);
    expect(placesAround({ stoppedAt })).toMatchObject({
      after: '20',
      searchedTo: stoppedAt.at.toISOString(),
    });
    expect(placesAround({ stoppedAt }, { before: '10.1' })).toMatchObject({ before: '20' });
  });

  it('stays where it is when nothing was found', () => {
    const nothing = { first: null, last: null, hasAfter: false };
    // With the message whose place it is.
    expect(placesAround(nothing, { after: '60.6' })).toMatchObject({ before: '60.5', after: null });
    expect(placesAround({ ...nothing, hasAfter: true }, { before: '60.6' })).toMatchObject({
      after: '60.7',
    });
    expect(placesAround(nothing, { after: '60' })).toMatchObject({ before: '60.0' });
  });
});
