import fc from 'fast-check';
import jsonLogic from 'json-logic-js';

import {
  checkCondition,
  COMPARISONS,
  judgeCondition,
  rowsOfCondition,
  type Condition,
  type Described,
  type Facts,
} from '../../../../../shared/domain/automation/condition';

const NOW = new Date('2026-05-01T12:00:00Z');

const KINDS: Record<string, Described> = {
  'record.status': { kind: 'choice', choices: ['new', 'paid', 'shipped'] },
  'record.total': { kind: 'number' },
  'record.city': { kind: 'text' },
  'record.gift': { kind: 'boolean' },
  'record.startsAt': { kind: 'time' },
  'record.day': { kind: 'day' },
};

const factsOf = (values: Record<string, unknown>): Facts => ({
  valueOf: (variable) => values[variable],
  describe: (variable) => KINDS[variable] ?? null,
  now: NOW,
});

const holds = (condition: Condition, values: Record<string, unknown> = {}) =>
  judgeCondition(condition, factsOf(values)).holds;

const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double({ noNaN: true, min: -9, max: 9 }),
);
const total = { var: 'record.total' };
const status = { var: 'record.status' };
const word = fc.constantFrom('new', 'paid', 'shipped');

const row: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...COMPARISONS), number)
    .map(([op, value]) => ({ [op]: [total, value] }) as Condition),
  fc
    .tuple(fc.constantFrom('==' as const, '!=' as const), word)
    .map(([op, value]) => ({ [op]: [status, value] }) as Condition),
  fc.uniqueArray(word).map((list): Condition => ({ in: [status, list] })),
  fc.constant<Condition>({ '!!': [{ var: 'record.gift' }] }),
);

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    row,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    tie('node').map((one): Condition => ({ '!': [one] })),
  ),
})).node;

const record = fc.record({ total: number, status: word, gift: fc.boolean() });

const flat = ({ total: amount, status: state, gift }: Record<string, unknown>) => ({
  'record.total': amount,
  'record.status': state,
  'record.gift': gift,
});

describe('conditions', () => {
  it('mean what JsonLogic means by them, where the values are of the type of their field', () => {
    fc.assert(
      fc.property(condition, record, (rule, values) => {
        expect(holds(rule, flat(values))).toBe(
          Boolean(jsonLogic.apply(rule as never, { record: values })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('hold or not, and never both', () => {
    fc.assert(
      fc.property(condition, record, (rule, values) => {
        expect(holds({ '!': [rule] }, flat(values))).toBe(!holds(rule, flat(values)));
      }),
    );
  });

  it('tell every row, with where it stands', () => {
    fc.assert(
      fc.property(condition, record, (rule, values) => {
        const { rows } = judgeCondition(rule, factsOf(flat(values)));
        expect(rows.map(({ path }) => path)).toEqual(rowsOfCondition(rule).map(({ path }) => path));
      }),
    );
  });

  it('never hold for an empty value that is smaller or larger', () => {
    fc.assert(
      fc.property(fc.constantFrom('<', '<=', '>', '>=' as const), number, (op, value) => {
        for (const nothing of [null, undefined, ''])
          expect(holds({ [op]: [total, value] } as Condition, { 'record.total': nothing })).toBe(
            false,
          );
      }),
    );
  });

  it('compare decimals that come as text by their number', () => {
    expect(holds({ '>': [total, 9] }, { 'record.total': '10.50' })).toBe(true);
    expect(holds({ '==': [total, 10.5] }, { 'record.total': '10.50' })).toBe(true);
  });

  it('compare times by when they are, and with the time of looking', () => {
    const startsAt = { var: 'record.startsAt' };
    const values = { 'record.startsAt': '2026-05-02T11:00:00.000Z' };
    expect(holds({ '<': [startsAt, { now: [1, 'days'] }] }, values)).toBe(true);
    expect(holds({ '<': [startsAt, { now: [22, 'hours'] }] }, values)).toBe(false);
    expect(holds({ '==': [startsAt, '2026-05-02T13:00:00+02:00'] }, values)).toBe(true);
    expect(
      holds(
        { '<=': [{ var: 'record.day' }, { now: [0, 'days'] }] },
        { 'record.day': '2026-05-01' },
      ),
    ).toBe(true);
  });

  it('find a text whatever its case, and one of several', () => {
    const city = { var: 'record.city' };
    expect(holds({ in: ['BER', city] }, { 'record.city': 'Berlin' })).toBe(true);
    expect(holds({ '==': [city, 'Rome'] }, { 'record.city': ['Berlin', 'Rome'] })).toBe(true);
    expect(holds({ '!=': [city, 'Rome'] }, { 'record.city': ['Berlin', 'Rome'] })).toBe(false);
  });

  it('compare with nothing', () => {
    expect(holds({ '==': [status, null] }, {})).toBe(true);
    expect(holds({ '!=': [status, null] }, { 'record.status': 'new' })).toBe(true);
  });

  it('do not hold for a field that has gone', () => {
    expect(holds({ '==': [{ var: 'record.gone' }, null] })).toBe(false);
  });

  const faultsOf = (rule: Condition) =>
    checkCondition(rule, factsOf({}).describe).map(({ code, path }) => `${code} ${path}`);

  it('are checked by the type of each field', () => {
    expect(
      faultsOf({
        and: [
          { '==': [status, 'lost'] },
          { or: [{ '<': [status, 'paid'] }, { '>': [total, '3'] }] },
          { in: [total, []] },
          { in: ['x', total] },
          { '==': [{ var: 'record.gone' }, 1] },
          { '!': [{ '==': [{ var: 'record.gift' }, 'yes'] }] },
          { '==': [total, { now: [1, 'days'] }] },
        ],
      }),
    ).toEqual([
      'condition.value condition.and.0',
      'condition.operator condition.and.1.or.0',
      'condition.value condition.and.1.or.1',
      'condition.list condition.and.2',
      'condition.operator condition.and.3',
      'condition.variable condition.and.4',
      'condition.value condition.and.5.!.0',
      'condition.value condition.and.6',
    ]);
  });

  it('compare with no time that is further from now than a date may be', () => {
    const day = { var: 'record.day' };
    expect(faultsOf({ '<': [day, { now: [-3_660, 'days'] }] })).toEqual([]);
    expect(faultsOf({ '<': [day, { now: [-3_661, 'days'] }] })).toEqual([
      'automation.duration condition',
    ]);
  });

  it('that can be made of typed rows have no fault', () => {
    const typed = fc
      .oneof(condition)
      .filter((rule) =>
        rowsOfCondition(rule).every(
          ({ row: one }) => !('in' in one) || (one.in[1] as unknown[]).length > 0,
        ),
      );
    fc.assert(fc.property(typed, (rule) => expect(faultsOf(rule)).toEqual([])));
  });
});
