import {
  NO_CONDITION,
  nodeAt,
  operatorsFor,
  readCondition,
  rowFor,
  withAdded,
  withNode,
  withOperator,
  writeCondition,
  type Group,
  type Row,
} from '../../../../admin/src/pages/Automations/words/condition-tree';
import { rowAt } from '../../../../admin/src/pages/Automations/words/condition-words';
import { rowsOfCondition, type Condition } from '../../../../shared/domain/automation/condition';

const status = { var: 'record.orderStatus' };
const total = { var: 'record.total' };
const name = { var: 'contact.name' };
const placed = { var: 'record.placedAt' };

const shipped: Condition = { '==': [status, 'shipped'] };
const dear: Condition = { '>=': [total, 50] };

const CONDITIONS: [string, Condition][] = [
  ['one row alone', shipped],
  ['one row in a list', { and: [shipped] }],
  ['several that must all hold', { and: [shipped, dear, { '!!': [name] }] }],
  ['several of which one is enough', { or: [shipped, dear] }],
  ['a list of values', { in: [status, ['packed', 'shipped']] }],
  ['a part of a text', { in: ['ann', name] }],
  ['what is denied', { and: [{ '!': [{ in: ['ann', name] }] }, { '!': [{ '!!': [name] }] }] }],
  ['a list of values that is denied', { '!': [{ in: [status, ['cancelled']] }] }],
  ['nothing, and something', { or: [{ '==': [name, null] }, { '!=': [status, null] }] }],
  ['times by the clock', { '<': [placed, { now: [-3, 'days'] }] }],
  ['none of several', { '!': [{ or: [shipped, dear] }] }],
  ['not all of several', { '!': [{ and: [shipped, dear] }] }],
  ['a comparison that is denied as it stands', { '!': [shipped] }],
  [
    'groups in groups',
    { and: [shipped, { or: [dear, { and: [shipped, { '!': [{ or: [dear] }] }] }] }] },
  ],
];

describe('a condition in the editor', () => {
  test.each(CONDITIONS)('%s is stored as it was read', (_title, condition) => {
    expect(writeCondition(readCondition(condition)).condition).toEqual(condition);
  });

  test.each([
    [{ '===': [status, 'shipped'] }],
    [{ and: [] }],
    [{ or: [] }],
    [{ '==': [status, 'a'], '!=': [status, 'b'] }],
    [{ '==': [{ var: ['record.total', 0] }, 1] }],
    [{ '<': [placed, { now: [1, 'weeks'] }] }],
    [{ in: [status, status] }],
    [{ '!': [shipped, dear] }],
    ['shipped'],
  ])('%j, for which it has no words, is shown raw and kept', (unknown) => {
    const condition = { and: [shipped, unknown] } as Condition;
    const tree = readCondition(condition);
    expect(tree.nodes[1]).toEqual({ type: 'raw', logic: unknown });
    const changed = withNode(tree, '0', { ...(tree.nodes[0] as Row), value: 'packed' });
    expect(writeCondition(changed).condition).toEqual({
      and: [{ '==': [status, 'packed'] }, unknown],
    });
  });

  test.each(CONDITIONS)('%s: each row is found where the check names it', (_title, condition) => {
    const { paths } = writeCondition(readCondition(condition));
    expect([...paths.values()].sort()).toEqual(
      rowsOfCondition(condition)
        .map(({ path }) => path)
        .sort(),
    );
  });

  test('nothing asked is nothing stored, whatever empty groups stand around', () => {
    expect(readCondition(null)).toEqual(NO_CONDITION);
    expect(writeCondition(NO_CONDITION).condition).toBeNull();
    const empty: Group = { ...NO_CONDITION, match: 'any' };
    const nested = withAdded(withAdded(NO_CONDITION, '', empty), '0', empty);
    expect(writeCondition(nested).condition).toBeNull();
  });

  test('groups without a condition are left out, and the others keep their place', () => {
    const empty: Group = { ...NO_CONDITION, match: 'any' };
    const tree = withAdded(
      withAdded(NO_CONDITION, '', empty),
      '',
      readCondition(shipped).nodes[0]!,
    );
    const { condition, paths } = writeCondition(tree);
    expect(condition).toEqual({ and: [shipped] });
    expect(paths.get('1')).toBe('and.0');
  });

  test('rows are added, changed and taken away by their place', () => {
    const tree = readCondition({ and: [shipped, { or: [dear] }] });
    const row: Row = { type: 'row', variable: 'contact.name', operator: 'filled', value: null };
    expect(writeCondition(withAdded(tree, '1', row)).condition).toEqual({
      and: [shipped, { or: [dear, { '!=': [name, null] }] }],
    });
    expect(writeCondition(withNode(tree, '1.0', null)).condition).toEqual({ and: [shipped] });
    expect(nodeAt(tree, '1.0')).toMatchObject({ variable: 'record.total' });
    expect(nodeAt(tree, '1.7')).toBeNull();
  });

  test('a second row makes a list of one that stood alone', () => {
    const tree = withAdded(readCondition(shipped), '', readCondition(dear).nodes[0]!);
    expect(writeCondition(tree).condition).toEqual({ and: [shipped, dear] });
  });
});

describe('a row of the editor', () => {
  const choice = { kind: 'choice' as const, choices: ['packed', 'shipped'] };
  const number = { kind: 'number' as const, choices: [] };

  test('begins with something that its field can be compared with', () => {
    expect(rowFor('record.orderStatus', choice, null)).toMatchObject({
      operator: 'is',
      value: 'packed',
    });
    expect(rowFor('record.placedAt', { kind: 'time', choices: [] }, null)).toMatchObject({
      operator: 'less',
      value: { now: [0, 'days'] },
    });
    expect(rowFor('contact.hasOptedIn', { kind: 'boolean', choices: [] }, null).value).toBe(true);
  });

  test('keeps how it compares where another field can be compared so, too', () => {
    const before: Row = { type: 'row', variable: 'record.total', operator: 'more', value: 5 };
    expect(rowFor('record.weight', number, before)).toMatchObject({ operator: 'more', value: 0 });
    expect(rowFor('record.orderStatus', choice, before).operator).toBe('is');
  });

  test('makes a list of its value, and a value of its list', () => {
    const is: Row = { type: 'row', variable: 'a', operator: 'is', value: 'shipped' };
    const oneOf = withOperator(is, 'oneOf', choice);
    expect(oneOf.value).toEqual(['shipped']);
    expect(withOperator(oneOf, 'isNot', choice).value).toBe('shipped');
    expect(withOperator({ ...oneOf, value: [] }, 'is', choice).value).toBe('packed');
    expect(withOperator(is, 'empty', choice).value).toBeNull();
    expect(withOperator({ ...is, operator: 'empty', value: null }, 'is', choice).value).toBe(
      'packed',
    );
  });

  test('always offers the comparison that it has', () => {
    expect(operatorsFor('number', 'holds')).toEqual([...operatorsFor('number', 'is'), 'holds']);
    expect(operatorsFor(null, 'contains')).toEqual(['contains']);
  });
});

describe('what a trial tells of a condition', () => {
  test('is found by its path, denied rows as what is denied', () => {
    const condition: Condition = { and: [shipped, { '!': [{ in: ['ann', name] }] }] };
    expect(rowAt(condition, 'and.0')).toMatchObject({ operator: 'is', value: 'shipped' });
    expect(rowAt(condition, 'and.1.!.0')).toMatchObject({ operator: 'notContains' });
    expect(rowAt(condition, 'and.7')).toBeNull();
    expect(rowAt(null, '')).toBeNull();
    expect(rowAt(shipped, '')).toMatchObject({ operator: 'is' });
  });
});
