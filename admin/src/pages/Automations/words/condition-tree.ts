import {
  COMPARISONS,
  type Comparison,
  type Condition,
  type ConditionRow,
  type Operand,
  type ValueKind,
} from '../../../../../shared/domain/automation/condition';
import type { Scalar } from '../../../../../shared/domain/automation/trigger';

/** How a row compares, in the words of the editor. */
export const OPERATORS = [
  'is',
  'isNot',
  'less',
  'atMost',
  'more',
  'atLeast',
  'contains',
  'notContains',
  'oneOf',
  'notOneOf',
  'filled',
  'empty',
  'holds',
  'holdsNot',
] as const;

export type Operator = (typeof OPERATORS)[number];

/** One condition on one field. */
export interface Row {
  type: 'row';
  variable: string;
  operator: Operator;
  /** A list for `oneOf` and `notOneOf`; null for those that compare with nothing. */
  value: Operand | Scalar[];
}

export const MATCHES = ['all', 'any', 'none', 'notAll'] as const;

/** How many of its nodes must hold. */
export type Match = (typeof MATCHES)[number];

/** Several conditions together. */
export interface Group {
  type: 'group';
  match: Match;
  nodes: Node[];
  /** It was written without a list around what is its only node, and stays so while that is alone. */
  isBare: boolean;
}

/** What the editor has no words for: it is shown as it stands, and kept. */
export interface Raw {
  type: 'raw';
  logic: unknown;
}

export type Node = Group | Row | Raw;

/** Nothing is asked. */
export const NO_CONDITION: Group = { type: 'group', match: 'all', nodes: [], isBare: false };

const COMPARED: Record<Comparison, Operator> = {
  '==': 'is',
  '!=': 'isNot',
  '<': 'less',
  '<=': 'atMost',
  '>': 'more',
  '>=': 'atLeast',
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The one operator of a piece of logic with its operands; null for anything else. */
function partsOf(logic: unknown): { operator: string; operands: unknown[] } | null {
  if (!isObject(logic)) return null;
  const [entry, ...more] = Object.entries(logic);
  if (entry === undefined || more.length > 0 || !Array.isArray(entry[1])) return null;
  return { operator: entry[0], operands: entry[1] };
}

function variableIn(value: unknown): string | null {
  if (!isObject(value) || Object.keys(value).length !== 1) return null;
  return typeof value.var === 'string' ? value.var : null;
}

function isOperand(value: unknown): value is Operand {
  if (isScalar(value)) return true;
  if (!isObject(value) || Object.keys(value).length !== 1 || !Array.isArray(value.now))
    return false;
  const [amount, unit, ...more] = value.now as unknown[];
  return (
    more.length === 0 &&
    typeof amount === 'number' &&
    ['minutes', 'hours', 'days'].includes(unit as string)
  );
}

function readRow(logic: unknown): Row | null {
  const parts = partsOf(logic);
  if (!parts) return null;
  const { operator, operands } = parts;
  const row = (variable: string | null, how: Operator, value: Row['value'] = null): Row | null =>
    variable === null ? null : { type: 'row', variable, operator: how, value };
  if (operator === '!!' && operands.length === 1) return row(variableIn(operands[0]), 'holds');
  if (operands.length !== 2) return null;
  const [first, second] = operands;
  if (operator === 'in') {
    if (typeof first === 'string') return row(variableIn(second), 'contains', first);
    return Array.isArray(second) && second.every(isScalar)
      ? row(variableIn(first), 'oneOf', second as Scalar[])
      : null;
  }
  if (!(COMPARISONS as readonly string[]).includes(operator) || !isOperand(second)) return null;
  const compared = COMPARED[operator as Comparison];
  if (second === null && compared === 'is') return row(variableIn(first), 'empty');
  if (second === null && compared === 'isNot') return row(variableIn(first), 'filled');
  return row(variableIn(first), compared, second);
}

const DENIED = { contains: 'notContains', oneOf: 'notOneOf', holds: 'holdsNot' } as const;

const group = (match: Match, nodes: Node[], isBare = false): Group => ({
  type: 'group',
  match,
  nodes,
  isBare,
});

function readNode(logic: unknown): Node {
  const row = readRow(logic);
  if (row) return row;
  const parts = partsOf(logic);
  if (!parts) return { type: 'raw', logic };
  const { operator, operands } = parts;
  // A list of nothing says something, which an empty group of the editor would not.
  if (operands.length === 0) return { type: 'raw', logic };
  if (operator === 'and') return group('all', operands.map(readNode));
  if (operator === 'or') return group('any', operands.map(readNode));
  if (operator !== '!' || operands.length !== 1) return { type: 'raw', logic };
  const [denied] = operands;
  const deniedRow = readRow(denied);
  if (deniedRow && deniedRow.operator in DENIED)
    return { ...deniedRow, operator: DENIED[deniedRow.operator as keyof typeof DENIED] };
  const inner = partsOf(denied);
  if (inner && inner.operands.length > 0) {
    if (inner.operator === 'or') return group('none', inner.operands.map(readNode));
    if (inner.operator === 'and') return group('notAll', inner.operands.map(readNode));
  }
  return group('none', [readNode(denied)], true);
}

/** A stored condition as the editor shows it; there is always a group around everything. */
export function readCondition(condition: Condition | null): Group {
  if (condition === null) return NO_CONDITION;
  const node = readNode(condition);
  return node.type === 'group' ? node : group('all', [node], true);
}

function writeRow({ variable, operator, value }: Row): Condition {
  const about = { var: variable };
  const compare = (op: Comparison): ConditionRow =>
    ({ [op]: [about, value as Operand] }) as ConditionRow;
  switch (operator) {
    case 'is':
      return compare('==');
    case 'isNot':
      return compare('!=');
    case 'less':
      return compare('<');
    case 'atMost':
      return compare('<=');
    case 'more':
      return compare('>');
    case 'atLeast':
      return compare('>=');
    case 'filled':
      return { '!=': [about, null] };
    case 'empty':
      return { '==': [about, null] };
    case 'holds':
      return { '!!': [about] };
    case 'holdsNot':
      return { '!': [{ '!!': [about] }] };
    case 'contains':
      return { in: [String(value), about] };
    case 'notContains':
      return { '!': [{ in: [String(value), about] }] };
    case 'oneOf':
      return { in: [about, value as Scalar[]] };
    case 'notOneOf':
      return { '!': [{ in: [about, value as Scalar[]] }] };
  }
}

/** Whether a row is written as the denial of another. */
const isDenial = ({ operator }: Row): boolean =>
  operator === 'notContains' || operator === 'notOneOf' || operator === 'holdsNot';

/** Where a node stands among the others, e.g. `0.2`; that of the whole is empty. */
export type Place = string;

const join = (...parts: (string | number)[]): string =>
  parts.filter((part) => part !== '').join('.');

/** Whether nothing is asked in it. */
const isIdle = (node: Node): boolean => node.type === 'group' && node.nodes.every(isIdle);

interface Written {
  condition: Condition | null;
  /** Where the rows came to stand, by their place: what is found wrong is told by it. */
  paths: Map<Place, string>;
}

/** What the editor shows, as it is stored; groups without a condition are left out. */
export function writeCondition(root: Group): Written {
  const paths = new Map<Place, string>();
  const visit = (node: Node, place: Place, path: string): Condition => {
    if (node.type === 'raw') return node.logic as Condition;
    if (node.type === 'row') {
      paths.set(place, isDenial(node) ? join(path, '!.0') : path);
      return writeRow(node);
    }
    const kept = node.nodes
      .map((one, index) => ({ one, at: join(place, index) }))
      .filter(({ one }) => !isIdle(one));
    const isDenied = node.match === 'none' || node.match === 'notAll';
    const below = isDenied ? join(path, '!.0') : path;
    const [only] = kept;
    if (node.isBare && kept.length === 1 && only && node.match !== 'notAll') {
      const inner = visit(only.one, only.at, below);
      return isDenied ? { '!': [inner] } : inner;
    }
    const list = node.match === 'any' || node.match === 'none' ? 'or' : 'and';
    const inner = {
      [list]: kept.map(({ one, at }, index) => visit(one, at, join(below, list, index))),
    } as Condition;
    return isDenied ? { '!': [inner] } : inner;
  };
  return { condition: isIdle(root) ? null : visit(root, '', ''), paths };
}

/** How fields of a kind can be compared, the usual first. */
const BY_KIND: Record<ValueKind, readonly Operator[]> = {
  text: ['is', 'isNot', 'contains', 'notContains', 'filled', 'empty'],
  choice: ['is', 'isNot', 'oneOf', 'notOneOf', 'filled', 'empty'],
  number: ['is', 'isNot', 'more', 'atLeast', 'less', 'atMost', 'filled', 'empty'],
  boolean: ['is', 'filled', 'empty'],
  day: ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast', 'filled', 'empty'],
  time: ['less', 'atMost', 'more', 'atLeast', 'filled', 'empty'],
};

/** The comparisons that are offered for a kind; the one that is chosen is always among them. */
export function operatorsFor(kind: ValueKind | null, chosen: Operator): readonly Operator[] {
  const offered = kind === null ? [] : BY_KIND[kind];
  return offered.includes(chosen) ? offered : [...offered, chosen];
}

/** Whether something is compared with. */
export const takesValue = (operator: Operator): boolean =>
  !['filled', 'empty', 'holds', 'holdsNot'].includes(operator);

/** Whether several values are compared with. */
export const takesList = (operator: Operator): boolean =>
  operator === 'oneOf' || operator === 'notOneOf';

/** What a kind of field is compared with before anybody has chosen. */
export function firstValue(kind: ValueKind, choices: readonly string[]): Operand {
  switch (kind) {
    case 'boolean':
      return true;
    case 'number':
      return 0;
    case 'choice':
      return choices[0] ?? '';
    case 'day':
    case 'time':
      return { now: [0, 'days'] };
    case 'text':
      return '';
  }
}

/** A row for a field that has just been chosen; what was compared before stays where it still fits. */
export function rowFor(
  variable: string,
  { kind, choices }: { kind: ValueKind; choices: readonly string[] },
  before: Row | null,
): Row {
  const operator =
    before && BY_KIND[kind].includes(before.operator) ? before.operator : BY_KIND[kind][0]!;
  return withOperator(
    { type: 'row', variable, operator, value: firstValue(kind, choices) },
    operator,
    { kind, choices },
  );
}

/** The same row compared otherwise; the value stays where it is one of the same sort. */
export function withOperator(
  row: Row,
  operator: Operator,
  { kind, choices }: { kind: ValueKind; choices: readonly string[] },
): Row {
  if (!takesValue(operator)) return { ...row, operator, value: null };
  const first = firstValue(kind, choices);
  const { value } = row;
  if (takesList(operator)) {
    if (Array.isArray(value)) return { ...row, operator };
    return {
      ...row,
      operator,
      value: isScalar(value) && value !== null && value !== '' ? [value] : [],
    };
  }
  const single = Array.isArray(value) ? (value[0] ?? first) : (value ?? first);
  return { ...row, operator, value: single };
}

/** How deep groups may stand in one another. */
export const MOST_DEPTH = 3;

const placeOf = (place: Place): number[] => (place === '' ? [] : place.split('.').map(Number));

/** The same with another node at a place, or without it. */
export function withNode(root: Group, place: Place, node: Node | null): Group {
  const change = (parent: Group, [index, ...rest]: number[]): Group => {
    if (index === undefined) return node?.type === 'group' ? node : NO_CONDITION;
    const nodes = parent.nodes.flatMap((one, at): Node[] => {
      if (at !== index) return [one];
      if (rest.length > 0) return one.type === 'group' ? [change(one, rest)] : [one];
      return node === null ? [] : [node];
    });
    return { ...parent, nodes };
  };
  return change(root, placeOf(place));
}

/** The same with one node more in the group at a place. */
export function withAdded(root: Group, place: Place, node: Node): Group {
  const found = nodeAt(root, place);
  if (found?.type !== 'group') return root;
  return withNode(root, place, { ...found, nodes: [...found.nodes, node], isBare: false });
}

/** What stands at a place. */
export function nodeAt(root: Group, place: Place): Node | null {
  return placeOf(place).reduce<Node | null>(
    (node, index) => (node?.type === 'group' ? (node.nodes[index] ?? null) : null),
    root,
  );
}
