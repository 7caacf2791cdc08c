import { readConditions } from '../../../../admin/src/pages/Campaigns/audience-words';

const field = (name: string, operator: string, value: string) => ({
  type: 'field',
  field: name,
  operator,
  value,
});

describe('a filter of the Content Manager in words', () => {
  test('holds every condition of a list, however it is nested', () => {
    expect(
      readConditions({
        $and: [{ firstName: { $containsi: 'le' } }, { orders: { number: { $eq: '1001' } } }],
      }),
    ).toEqual([field('firstName', 'contains', 'le'), field('orders → number', 'is', '1001')]);
  });

  test('a choice of conditions stays one, and a single choice is none', () => {
    expect(readConditions({ $or: [{ a: { $eq: 1 } }, { b: { $eq: 2 }, c: { $gt: 3 } }] })).toEqual([
      {
        type: 'any',
        of: [
          field('a', 'is', '1'),
          { type: 'all', of: [field('b', 'is', '2'), field('c', 'greater', '3')] },
        ],
      },
    ]);
    expect(readConditions({ $or: [{ a: { $eq: 1 } }] })).toEqual([field('a', 'is', '1')]);
  });

  test('a denied condition is told as denied', () => {
    expect(readConditions({ $not: { city: { $eq: 'Bonn' } } })).toEqual([
      { type: 'not', of: [field('city', 'is', 'Bonn')] },
    ]);
  });

  test.each([
    [{ email: { $null: true } }, 'empty'],
    [{ email: { $null: 'false' } }, 'notEmpty'],
    [{ email: { $notNull: 'true' } }, 'notEmpty'],
    [{ email: { $notNull: false } }, 'empty'],
  ])('%j asks whether a field is filled', (filters, operator) => {
    expect(readConditions(filters)).toMatchObject([{ operator }]);
  });

  test('a related record is named by its relation, not by the id that finds it', () => {
    expect(readConditions({ customer: { documentId: { $in: ['x', 'y'] } } })).toEqual([
      field('customer', 'oneOf', 'x, y'),
    ]);
  });

  test('a value without an operator is one that must be the same', () => {
    expect(readConditions({ city: 'Bonn' })).toEqual([field('city', 'is', 'Bonn')]);
  });

  test('no filter asks for nothing', () => {
    expect(readConditions(undefined)).toEqual([]);
    expect(readConditions({ $and: [] })).toEqual([]);
  });
});
