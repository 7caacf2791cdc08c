import { isSame } from '../../../../shared/domain/same-json';

describe('Two pieces of JSON', () => {
  it('say the same in whatever order their keys come, and with what is undefined left out', () => {
    expect(
      isSame({ a: 1, b: { c: [1, { d: 2, e: 3 }] } }, { b: { c: [1, { e: 3, d: 2 }] }, a: 1 }),
    ).toBe(true);
    expect(isSame({ a: undefined, b: 1 }, { b: 1 })).toBe(true);
    expect(isSame(null, undefined)).toBe(true);
  });

  it('differ by a value, by the order of a list, and by nothing where something was', () => {
    expect(isSame({ a: 1 }, { a: '1' })).toBe(false);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: null }, {})).toBe(false);
  });
});
