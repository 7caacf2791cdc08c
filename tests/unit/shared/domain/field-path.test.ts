import fc from 'fast-check';
import { LIST_STEPS, parsePath, writePath } from '../../../../shared/domain/field-path';

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
const steps = fc.array(
  fc.record({ name, list: fc.oneof(fc.constant(null), fc.constantFrom(...LIST_STEPS)) }),
  { minLength: 1, maxLength: 6 },
);

describe('The path of a field', () => {
  it('is read as the steps that it was written from', () => {
    fc.assert(fc.property(steps, (given) => expect(parsePath(writePath(given))).toEqual(given)));
  });

  it('is written again as it was read, whatever was typed', () => {
    const typed = fc
      .array(fc.constantFrom('a', 'items', '.', '[', ']', '[first]', '[count]', ' ', '{', '0'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(typed, fc.string()), (text) => {
        const read = parsePath(text);
        expect(read === null || writePath(read) === text).toBe(true);
      }),
    );
  });

  it('says what is taken of a list', () => {
    expect(parsePath('customer.orders[last].number')).toEqual([
      { name: 'customer', list: null },
      { name: 'orders', list: 'last' },
      { name: 'number', list: null },
    ]);
  });

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'items[0]',
    'items[]',
    'items[first',
    'items[First]',
    'items[first][last]',
    '[first]',
    'a b',
    '{a}',
    'a\n',
  ])('%j is none', (text) => {
    expect(parsePath(text)).toBeNull();
  });
});
