import {
  contactSort,
  contactWhere,
} from '../../../../../server/src/services/contacts/contact-where';

const where = (query: object) => contactWhere(query, () => '+525512345678');

describe('what contacts are asked for', () => {
  test('a number is looked for in every writing, and as it begins', () => {
    expect(where({ _q: ' 0052 55 1234-5678 ' })).toEqual({
      $and: [
        {
          $or: [
            { phone: { $in: ['+525512345678', '+5215512345678'] } },
            { waId: { $in: ['525512345678', '5215512345678'] } },
            { phone: { $startsWith: '+525512345678' } },
            { waId: { $startsWith: '525512345678' } },
          ],
        },
      ],
    });
  });

  test('a number without its + may be one of another country, or of the account’s own', () => {
    const german = contactWhere({ _q: '55 11 98765-4321' }, () => '+495511987654321');
    const phones = ['+495511987654321', '+5511987654321', '+551187654321'];
    expect(german).toMatchObject({
      $and: [{ $or: expect.arrayContaining([{ phone: { $in: phones } }]) as object[] }],
    });
  });

  test('a number as it is written at home is looked for by its end', () => {
    expect(contactWhere({ _q: '07400 123456' }, () => null)).toMatchObject({
      $and: [{ $or: expect.arrayContaining([{ phone: { $endsWith: '7400123456' } }]) as object[] }],
    });
  });

  test('a username is looked for without its @', () => {
    expect(where({ _q: '@ines' })).toEqual({
      $and: [
        { $or: [{ profileName: { $containsi: 'ines' } }, { username: { $containsi: 'ines' } }] },
      ],
    });
  });

  test('a user id is one person', () => {
    expect(where({ _q: 'DE.40718822950173364418' })).toEqual({
      $and: [{ userId: 'DE.40718822950173364418' }],
    });
  });

  test('a filter that nobody knows finds nobody', () => {
    expect(where({ show: 'everything' })).toEqual({ $and: [{ id: -1 }] });
  });
});

test('a list is sorted by what it knows, else the newest come first', () => {
  expect(contactSort('profileName:DESC')).toEqual(['profileName', 'desc']);
  expect(contactSort('phone')).toEqual(['phone', 'asc']);
  expect(contactSort('accessToken:asc')).toEqual(['createdAt', 'desc']);
});
