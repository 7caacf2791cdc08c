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
  ...more,
});

const relation = (path: string) =>
  field(path, { type: 'relation', target: 'api::customer.customer', isValue: false });

describe('A level of fields', () => {
  it('is named by the path that leads to it', () => {
    expect(levelOf('phone')).toBe('');
    expect(levelOf('order.customer.phone')).toBe('order.customer');
    expect(crumbsOf('order.customer')).toEqual([
      { name: 'order', path: 'order' },
      { name: 'customer', path: 'order.customer' },
    ]);
  });

  it('opens relations down to the third step', () => {
    expect(canOpen(relation('customer'))).toBe(true);
    expect(canOpen(relation('order.customer'))).toBe(true);
    expect(canOpen(relation('a.b.c'))).toBe(false);
    expect(canOpen(field('phone'))).toBe(false);
  });

  it('leaves out what can neither be picked nor opened, and what does not fit the search', () => {
    const fields = [field('phone'), relation('customer'), field('photo', { isValue: false })];
    const names = (typed: string) => shownFields(fields, typed).map(({ name }) => name);
    expect(names('')).toEqual(['phone', 'customer']);
    expect(names(' CUST')).toEqual(['customer']);
  });

  it('goes round at its ends', () => {
    expect(moveActive(2, 1, 3)).toBe(0);
    expect(moveActive(0, -1, 3)).toBe(2);
    expect(moveActive(0, 1, 0)).toBe(0);
  });
});
