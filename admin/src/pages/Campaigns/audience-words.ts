/** What a filter asks of a record: one thing of a field, or several things together. */
export type Condition =
  | { type: 'field'; field: string; operator: Operator; value: string }
  | { type: 'all' | 'any' | 'not'; of: Condition[] };

const OPERATORS = {
  $eq: 'is',
  $eqi: 'is',
  $ne: 'isNot',
  $nei: 'isNot',
  $contains: 'contains',
  $containsi: 'contains',
  $notContains: 'containsNot',
  $notContainsi: 'containsNot',
  $startsWith: 'startsWith',
  $startsWithi: 'startsWith',
  $endsWith: 'endsWith',
  $endsWithi: 'endsWith',
  $gt: 'greater',
  $gte: 'atLeast',
  $lt: 'less',
  $lte: 'atMost',
  $in: 'oneOf',
  $notIn: 'noneOf',
  $between: 'between',
  $null: 'empty',
  $notNull: 'notEmpty',
} as const;

export type Operator = (typeof OPERATORS)[keyof typeof OPERATORS];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A filter as the Content Manager writes it, as conditions that all hold; empty when it asks for nothing. */
export function readConditions(filters: unknown, path: string[] = []): Condition[] {
  if (Array.isArray(filters)) return filters.flatMap((one) => readConditions(one, path));
  if (!isObject(filters)) return filters === undefined ? [] : [conditionOf(path, '$eq', filters)];
  return Object.entries(filters).flatMap(([key, value]) => {
    if (key === '$and') return readConditions(value, path);
    if (key === '$or') return anyOf(value, path);
    if (key === '$not') return groupOf('not', readConditions(value, path));
    if (key in OPERATORS) return [conditionOf(path, key as keyof typeof OPERATORS, value)];
    return readConditions(value, [...path, key]);
  });
}

/** One of them is as good as that one alone. */
const groupOf = (type: 'all' | 'any' | 'not', of: Condition[]): Condition[] =>
  of.length === 0 || (of.length === 1 && type !== 'not') ? of : [{ type, of }];

const anyOf = (value: unknown, path: string[]): Condition[] =>
  groupOf(
    'any',
    (Array.isArray(value) ? value : [value]).flatMap((one) =>
      groupOf('all', readConditions(one, path)),
    ),
  );

function conditionOf(path: string[], key: keyof typeof OPERATORS, value: unknown): Condition {
  // Which record a relation leads to is asked by its id, which is no field to a person.
  const named = path.filter((name, at) => at === 0 || !['id', 'documentId'].includes(name));
  const isNo = value === false || value === 'false';
  const operator = OPERATORS[key];
  const opposite = { empty: 'notEmpty', notEmpty: 'empty' } as const;
  return {
    type: 'field',
    field: named.join(' → '),
    operator:
      isNo && (operator === 'empty' || operator === 'notEmpty') ? opposite[operator] : operator,
    value: Array.isArray(value) ? value.join(', ') : String(value ?? ''),
  };
}
