import { error, type Issue } from '../issue';
import { daysIn, MAX_OFFSET_DAYS, type Scalar, type Unit } from './trigger';

/**
 * What is compared: `record.` and a path of it, such as `record.customer.city` or `record.items[count]`;
 * `before.` and a field that the automation watches; `contact.` and one of `CONTACT_FACTS`; `message.text`.
 */
export interface Variable {
  var: string;
}

/** The time at which it is looked at, or so much later; negative for earlier. */
export interface RelativeTime {
  now: [amount: number, unit: Unit];
}

export type Operand = Scalar | RelativeTime;

export const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** One row of the editor, in the words of JsonLogic. */
export type ConditionRow =
  | { [Op in Comparison]: Record<Op, [Variable, Operand]> }[Comparison]
  /** The value is one of a list. */
  | { in: [Variable, Scalar[]] }
  /** The value holds a text, whatever its case. */
  | { in: [string, Variable] }
  /** There is something: not nothing, false, 0 or an empty text. */
  | { '!!': [Variable] };

/**
 * When an automation goes on, as JsonLogic (https://jsonlogic.com) of these operators alone. Values are
 * compared by the type of their field: nothing is smaller or larger than an empty one.
 */
export type Condition =
  ConditionRow | { and: Condition[] } | { or: Condition[] } | { '!': [Condition] };

/** What is known of the person, with its type. */
export const CONTACT_FACTS = {
  name: 'string',
  language: 'string',
  /** ISO 3166-1 alpha-2, by the number. */
  country: 'string',
  hasOptedIn: 'boolean',
  /** Whether they may be answered without a template now. */
  isWindowOpen: 'boolean',
  lastInboundAt: 'datetime',
} as const;

export type ContactFact = keyof typeof CONTACT_FACTS;

/** How values of a kind of field can be looked at. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'time' | 'day' | 'choice';

/** What a variable is, as far as a condition has to know. */
export interface Described {
  kind: ValueKind;
  /** Of a choice. */
  choices?: readonly string[];
}

/** One row of a condition, as it was found. */
export interface JudgedRow {
  /** Where it stands, e.g. `and.0`. */
  path: string;
  holds: boolean;
  variable: string;
  actual: unknown;
}

/** What a condition is judged by. */
export interface Facts {
  valueOf(variable: string): unknown;
  /** Null for what is not there any more: nothing holds for it. */
  describe(variable: string): Described | null;
  now: Date;
}

const UNIT_MS: Record<Unit, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

const isVariable = (value: unknown): value is Variable =>
  typeof value === 'object' && value !== null && 'var' in value;

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const toTime = (value: unknown): number =>
  value instanceof Date ? value.getTime() : Date.parse(String(value));

const dayOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10);

/** A value as its kind is compared; null for what is none of the kind. */
function comparable(kind: ValueKind, value: unknown): string | number | boolean | null {
  if (isEmpty(value)) return null;
  switch (kind) {
    case 'number': {
      const number = typeof value === 'boolean' ? NaN : Number(value);
      return Number.isNaN(number) ? null : number;
    }
    case 'time': {
      const ms = toTime(value);
      return Number.isNaN(ms) ? null : ms;
    }
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(dayOf(value)) ? dayOf(value) : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'text':
    case 'choice':
      return typeof value === 'object' ? null : String(value);
  }
}

function operandOf(kind: ValueKind, operand: Operand, now: Date) {
  if (typeof operand !== 'object' || operand === null) return comparable(kind, operand);
  const [amount, unit] = operand.now;
  return comparable(kind, new Date(now.getTime() + amount * UNIT_MS[unit]));
}

function compare(
  op: Comparison,
  one: string | number | boolean | null,
  other: string | number | boolean | null,
): boolean {
  if (op === '==') return one === other;
  if (op === '!=') return one !== other;
  if (one === null || other === null) return false;
  if (op === '<') return one < other;
  if (op === '<=') return one <= other;
  return op === '>' ? one > other : one >= other;
}

const isTrue = (value: unknown): boolean =>
  !isEmpty(value) && value !== false && value !== 0 && value !== '0';

/** Whether one of the values, where there may be several, is so. */
const anyOf = (value: unknown, is: (one: unknown) => boolean): boolean =>
  Array.isArray(value) ? value.some(is) : is(value);

function holdsIn([first, second]: [Variable, Scalar[]] | [string, Variable], facts: Facts) {
  if (isVariable(first)) {
    const { kind } = facts.describe(first.var)!;
    const list = (second as Scalar[]).map((one) => comparable(kind, one));
    return anyOf(facts.valueOf(first.var), (value) => list.includes(comparable(kind, value)));
  }
  const wanted = first.toLowerCase();
  return anyOf(
    facts.valueOf((second as Variable).var),
    (value) => typeof value === 'string' && value.toLowerCase().includes(wanted),
  );
}

/** The variable that a row asks for. */
export function variableOf(row: ConditionRow): string {
  const [operands] = Object.values(row) as unknown[][];
  return (operands!.find(isVariable) as Variable).var;
}

function judgeRow(row: ConditionRow, facts: Facts): boolean {
  const variable = variableOf(row);
  const described = facts.describe(variable);
  if (!described) return false;
  if ('in' in row) return holdsIn(row.in, facts);
  const value = facts.valueOf(variable);
  if ('!!' in row) return isTrue(value);
  const { kind } = described;
  const [[op, [, operand]]] = Object.entries(row) as [[Comparison, [Variable, Operand]]];
  const wanted = operandOf(kind, operand, facts.now);
  if (op === '!=') return !anyOf(value, (one) => comparable(kind, one) === wanted);
  return anyOf(value, (one) => compare(op, comparable(kind, one), wanted));
}

/** Whether a condition holds, with every row of it as it was found: none is left out. */
export function judgeCondition(
  condition: Condition | null,
  facts: Facts,
): { holds: boolean; rows: JudgedRow[] } {
  const rows: JudgedRow[] = [];
  const visit = (node: Condition, path: string): boolean => {
    const at = (name: string, index: number) =>
      [path, name, index].filter((part) => part !== '').join('.');
    if ('and' in node)
      return node.and.map((one, index) => visit(one, at('and', index))).every((holds) => holds);
    if ('or' in node)
      return node.or.map((one, index) => visit(one, at('or', index))).some((holds) => holds);
    if ('!' in node) return !visit(node['!'][0], at('!', 0));
    const holds = judgeRow(node, facts);
    const variable = variableOf(node);
    rows.push({ path, holds, variable, actual: facts.valueOf(variable) });
    return holds;
  };
  return { holds: condition === null || visit(condition, ''), rows };
}

/** Every row of a condition, with where it stands. */
export function rowsOfCondition(
  condition: Condition | null,
): { path: string; row: ConditionRow }[] {
  if (condition === null) return [];
  const below = (name: string, inner: Condition[]) =>
    inner.flatMap((one, index) =>
      rowsOfCondition(one).map(({ path, row }) => ({
        path: [name, index, path].filter((part) => part !== '').join('.'),
        row,
      })),
    );
  if ('and' in condition) return below('and', condition.and);
  if ('or' in condition) return below('or', condition.or);
  if ('!' in condition) return below('!', condition['!']);
  return [{ path: '', row: condition }];
}

const ORDERED: readonly ValueKind[] = ['number', 'time', 'day'];

const DAY = /^\d{4}-\d\d-\d\d$/;

function isOfKind({ kind, choices }: Described, operand: unknown): boolean {
  if (operand === null) return true;
  switch (kind) {
    case 'number':
      return typeof operand === 'number' && Number.isFinite(operand);
    case 'boolean':
      return typeof operand === 'boolean';
    case 'text':
      return typeof operand === 'string';
    case 'choice':
      return typeof operand === 'string' && (choices ?? []).includes(operand);
    case 'day':
      return typeof operand === 'string' && DAY.test(operand);
    case 'time':
      return typeof operand === 'string' && !Number.isNaN(Date.parse(operand));
  }
}

const isRelative = (operand: unknown): operand is RelativeTime =>
  typeof operand === 'object' && operand !== null && 'now' in operand;

function checkRow(row: ConditionRow, path: string, describe: Facts['describe']): Issue[] {
  const variable = variableOf(row);
  const described = describe(variable);
  if (!described) return [error('condition.variable', path, { variable })];
  const { kind } = described;
  const wrongValue = (value: unknown) => [
    error('condition.value', path, { variable, value: String(value) }),
  ];
  if ('!!' in row) return [];
  if ('in' in row) {
    const [first, second] = row.in;
    if (typeof first === 'string') {
      if (kind !== 'text' && kind !== 'choice')
        return [error('condition.operator', path, { variable, operator: 'in' })];
      return first === '' ? wrongValue(first) : [];
    }
    const list = second as Scalar[];
    const wrong = list.find((one) => !isOfKind(described, one));
    if (wrong !== undefined) return wrongValue(wrong);
    return list.length === 0 ? [error('condition.list', path, { variable })] : [];
  }
  const [[op, [, operand]]] = Object.entries(row) as [[Comparison, [Variable, Operand]]];
  const isOrdered = op !== '==' && op !== '!=';
  if (isOrdered && !ORDERED.includes(kind))
    return [error('condition.operator', path, { variable, operator: op })];
  if (isRelative(operand)) {
    if (kind !== 'time' && kind !== 'day') return wrongValue('now');
    const [amount, unit] = operand.now;
    return daysIn({ amount, unit }) <= MAX_OFFSET_DAYS
      ? []
      : [error('automation.duration', path, { days: MAX_OFFSET_DAYS })];
  }
  if (isOrdered && operand === null) return wrongValue('–');
  return isOfKind(described, operand) ? [] : wrongValue(operand);
}

/** What is wrong with a condition, as its fields are now; paths are below `condition`. */
export const checkCondition = (condition: Condition | null, describe: Facts['describe']): Issue[] =>
  rowsOfCondition(condition).flatMap(({ path, row }) =>
    checkRow(row, path === '' ? 'condition' : `condition.${path}`, describe),
  );

const KINDS: Record<string, ValueKind> = {
  string: 'text',
  text: 'text',
  richtext: 'text',
  email: 'text',
  uid: 'text',
  time: 'text',
  enumeration: 'choice',
  integer: 'number',
  biginteger: 'number',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'day',
  datetime: 'time',
  timestamp: 'time',
};

/** How values of one of Strapi’s attribute types are looked at; null for those that are not. */
export const kindOfType = (type: string): ValueKind | null => KINDS[type] ?? null;
