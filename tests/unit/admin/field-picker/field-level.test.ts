import {
  canOpen,
  crumbsOf,
  levelOf,
  moveActive,
  shownFields,
} from '../../../../admin/src/components/FieldPicker/field-level';
import type { FieldNode } from '../../../../shared/contracts/collections';

const field = (path: string, more: Partial<FieldNode> = {}): FieldNode => ({
  name: path.split('.').at(-1)!,
  path,
  displayName: path.split('.').at(-1)!,
  type: 'string',
  target: null,
  isValue: true,
  list: null,
  ...more,
});

const relation = (path: string) =>
  field(path, { type: 'relation', target: 'api::customer.customer', isValue: false });

describe('A level of fields', () => {
  it('is named by the path that leads to it', () => {
    expect(levelOf('phone')).toBe('');
    expect(levelOf('order.customer.phone')).toBe('order.customer');
    expect(crumbsOf('order.customer')).toEqual([
      { name: 'order', path: 'order', list: null },
      { name: 'customer', path: 'order.customer', list: null },
    ]);
  });

  it('has one more for what is taken of a list', () => {
    expect(crumbsOf('customer.orders[last].number').map(({ path }) => path)).toEqual([
      'customer',
      'customer.orders',
      'customer.orders[last]',
      'customer.orders[last].number',
    ]);
    expect(levelOf('orders[last].number')).toBe('orders[last]');
    expect(levelOf('orders[last]')).toBe('orders');
    expect(levelOf('orders[count]')).toBe('orders');
    expect(levelOf('orders')).toBe('');
    expect(levelOf('not [a path')).toBe('');
  });

  it('opens relations down to the third step', () => {
    expect(canOpen(relation('customer'))).toBe(true);
    expect(canOpen(relation('order.customer'))).toBe(true);
    expect(canOpen(relation('a.b.c'))).toBe(false);
    expect(canOpen(relation('a.b[first]'))).toBe(true);
    expect(canOpen(field('phone'))).toBe(false);
  });

  it('leaves out what can neither be picked nor opened, and what does not fit the search', () => {
    const fields = [field('phone'), relation('customer'), field('photo', { isValue: false })];
    const names = (typed: string) => shownFields(fields, typed).map(({ name }) => name);
    expect(names('')).toEqual(['phone', 'customer']);
    expect(names(' CUST')).toEqual(['customer']);
  });

  it('finds what is taken of a list by its name', () => {
    const ways = (['first', 'last'] as const).map((list) =>
      field(`items[${list}]`, {
        name: 'items',
        displayName: 'Items',
        isValue: false,
        list,
        target: 'x',
      }),
    );
    expect(shownFields(ways, 'last').map(({ path }) => path)).toEqual(['items[last]']);
    expect(shownFields(ways, 'item')).toHaveLength(2);
  });

  it('goes round at its ends', () => {
    expect(moveActive(2, 1, 3)).toBe(0);
    expect(moveActive(0, -1, 3)).toBe(2);
    expect(moveActive(0, 1, 0)).toBe(0);
  });
});
