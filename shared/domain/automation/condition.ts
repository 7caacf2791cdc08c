import type { Scalar, Unit } from './trigger';

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
