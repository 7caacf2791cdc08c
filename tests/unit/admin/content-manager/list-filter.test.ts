import { filterOfList } from '../../../../admin/src/content-manager/BulkSend/list-filter';

const UID = 'api::order.order';

describe('what a list of the Content Manager shows', () => {
  test('is told by its filters, its search and its language', () => {
    const filters = { $and: [{ number: { $eq: '1001' } }] };
    expect(
      filterOfList(UID, { filters, _q: ' Lena ', plugins: { i18n: { locale: 'de' } } }),
    ).toEqual({ uid: UID, filters, _q: 'Lena', locale: 'de' });
  });

  test('is everything when the last filter was taken away', () => {
    expect(filterOfList(UID, { filters: { $and: [] }, _q: '' })).toEqual({ uid: UID });
    expect(filterOfList(UID, {})).toEqual({ uid: UID });
  });
});
