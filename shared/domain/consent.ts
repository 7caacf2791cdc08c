import { error, warning, type Issue } from './issue';

/** What becomes of a message to somebody whose consent is not known. */
export type ConsentPolicy = 'require' | 'warn' | 'off';

/** The policy for each kind of message that businesses begin. */
export interface ConsentPolicies {
  marketing: ConsentPolicy;
  utility: ConsentPolicy;
  authentication: ConsentPolicy;
}

/** What a person said yes or no to: marketing alone, or every message. */
export type ConsentPurpose = 'marketing' | 'all';

export type ConsentKind = 'opt-in' | 'opt-out';

/**
 * Who or what told of a consent: `message` is what the person wrote or tapped, `webhook` what Meta tells;
 * `record` is said by code that takes it from a record.
 */
export type ConsentSource = 'message' | 'webhook' | 'api' | 'person' | 'code' | 'record';

/** What a person said, and when. */
export interface ConsentWord {
  kind: ConsentKind;
  purpose: ConsentPurpose;
  at: Date;
}

/**
 * What is in force for a person. An opt-out stands here until it is ended: null means that there is
 * none. An opt-in is the latest one that there was, whether or not an opt-out came later.
 */
export interface ConsentState {
  optInMarketingAt: Date | null;
  optInAllAt: Date | null;
  optOutMarketingAt: Date | null;
  optOutAllAt: Date | null;
  blockedAt: Date | null;
}

/** Of somebody about whom nothing is known. */
export const NOTHING_SAID: ConsentState = {
  optInMarketingAt: null,
  optInAllAt: null,
  optOutMarketingAt: null,
  optOutAllAt: null,
  blockedAt: null,
};

const latest = (...times: (Date | null)[]): Date | null =>
  times.reduce((a, b) => (a && (!b || a >= b) ? a : b), null);

/** At the same moment the opt-out counts. */
const inForce = (optOut: Date | null, optIn: Date | null): Date | null =>
  optOut && optIn && optIn > optOut ? null : optOut;

/**
 * What is in force after one more word. Words may come in any order, and twice: their times decide. An
 * opt-in ends the opt-outs before it that reach no further: one for marketing never ends the wish to
 * hear nothing at all.
 */
export function applyConsent(
  state: ConsentState,
  { kind, purpose, at }: ConsentWord,
): ConsentState {
  const name = `${kind === 'opt-in' ? 'optIn' : 'optOut'}${purpose === 'all' ? 'All' : 'Marketing'}At`;
  const key = name as Exclude<keyof ConsentState, 'blockedAt'>;
  const next = { ...state, [key]: latest(state[key], at) };
  return {
    ...next,
    optOutAllAt: inForce(next.optOutAllAt, next.optInAllAt),
    optOutMarketingAt: inForce(
      next.optOutMarketingAt,
      latest(next.optInMarketingAt, next.optInAllAt),
    ),
  };
}

const WORDS = [
  { column: 'optInMarketingAt', kind: 'opt-in', purpose: 'marketing' },
  { column: 'optInAllAt', kind: 'opt-in', purpose: 'all' },
  { column: 'optOutMarketingAt', kind: 'opt-out', purpose: 'marketing' },
  { column: 'optOutAllAt', kind: 'opt-out', purpose: 'all' },
] as const;

/** What is in force for a person who is known more than once: every word counts as said by them. */
export const mergeConsent = (states: ConsentState[]): ConsentState =>
  states.reduce((merged, state) => {
    const said = WORDS.reduce((known, { column, kind, purpose }) => {
      const at = state[column];
      return at ? applyConsent(known, { kind, purpose, at }) : known;
    }, merged);
    return { ...said, blockedAt: latest(said.blockedAt, state.blockedAt) };
  }, NOTHING_SAID);

/** What counts of two contacts that are made one: of each wish to hear less the latest, and no yes after it. */
export function strictestConsent(states: ConsentState[]): ConsentState {
  const of = (column: keyof ConsentState) => latest(...states.map((state) => state[column]));
  const optOutAllAt = of('optOutAllAt');
  const optOutMarketingAt = of('optOutMarketingAt');
  const unless = (optIn: Date | null, ...optOuts: (Date | null)[]) =>
    optOuts.some((optOut) => optOut && optIn && optIn > optOut) ? null : optIn;
  return {
    optInMarketingAt: unless(of('optInMarketingAt'), optOutMarketingAt),
    optInAllAt: unless(of('optInAllAt'), optOutAllAt, optOutMarketingAt),
    optOutMarketingAt,
    optOutAllAt,
    blockedAt: of('blockedAt'),
  };
}

/** What a record says in the field that its collection names: yes or no; null when it says nothing. */
export interface RecordConsent {
  path: string;
  says: boolean | null;
}

/**
 * Reads a consent field: true, or a date that has come, is a yes; false, or a date to come, is a no. A
 * day without a time has come when it begins at Greenwich.
 */
export function readConsentField(value: unknown, now: Date): boolean | null {
  if (typeof value === 'boolean') return value;
  // Any other text may look like a date to somebody.
  const isText = typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value);
  if (!isText && !(value instanceof Date)) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at <= now;
}

/**
 * What a message rests on: a recorded opt-in, the word of its record, that it goes to whoever sends it,
 * that it confirms an opt-out or opt-in to whoever has just said it, or nothing.
 */
export type ConsentBasis = 'opt-in' | 'record' | 'self' | 'confirmation' | null;

export interface ConsentQuestion {
  /** The template's category as Meta writes it; `free` for a message without a template. */
  category: string | null;
  state: ConsentState;
  /** Null where the message is about no record, or not to the person of that record. */
  record: RecordConsent | null;
  /** Whether the number is the sender's own, as for a test message. */
  isSelf?: boolean;
  /** Whether it tells the person that their stop or start was understood. */
  isConfirmation?: boolean;
  /** When the person wrote last, where a conversation is open. */
  lastInboundAt?: Date | null;
}

type Kind = keyof ConsentPolicies | 'free';

/** The category of a message that answers within the customer service window. */
export const FREE_MESSAGE = 'free';

/** A category that nobody knows is judged like the strictest one. */
function kindOf(category: string | null): Kind {
  if (category === FREE_MESSAGE) return 'free';
  if (category === 'UTILITY') return 'utility';
  return category === 'AUTHENTICATION' ? 'authentication' : 'marketing';
}

/** What a message of this category may rest on; a record that says no outweighs an opt-in. */
export function basisOf({
  category,
  state,
  record,
  isSelf = false,
}: Omit<ConsentQuestion, 'lastInboundAt'>): ConsentBasis {
  if (record?.says === false) return null;
  const isMarketing = kindOf(category) === 'marketing';
  const isOut = state.optOutAllAt !== null || (isMarketing && state.optOutMarketingAt !== null);
  if (isOut) return null;
  if (state.optInAllAt || (isMarketing && state.optInMarketingAt)) return 'opt-in';
  if (record?.says) return 'record';
  return isSelf ? 'self' : null;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** What the person themselves, or we for them, have forbidden; no policy changes that. */
function refusalOf(
  kind: Kind,
  { state, isConfirmation = false, lastInboundAt = null }: ConsentQuestion,
): Issue | null {
  const { blockedAt, optOutAllAt, optOutMarketingAt } = state;
  if (blockedAt) return error('consent.blocked', 'to', { since: dayOf(blockedAt) });
  if (kind === 'authentication' || isConfirmation) return null;
  // Who writes again, or writes to say so, may be answered as long as the conversation is open.
  const isAnswer = kind === 'free' && optOutAllAt && lastInboundAt && lastInboundAt >= optOutAllAt;
  if (optOutAllAt && !isAnswer)
    return error('consent.optedOutAll', 'to', { since: dayOf(optOutAllAt) });
  if (kind === 'marketing' && optOutMarketingAt)
    return error('consent.optedOut', 'to', { since: dayOf(optOutMarketingAt) });
  return null;
}

/** What speaks against a message to this person: an opt-out, a block, or that nobody knows of a yes. */
export function judgeConsent(question: ConsentQuestion, policies: ConsentPolicies): Issue[] {
  const kind = kindOf(question.category);
  const refusal = refusalOf(kind, question);
  if (refusal) return [refusal];
  const policy = kind === 'free' ? 'off' : policies[kind];
  if (policy === 'off' || basisOf(question) !== null) return [];
  const { record } = question;
  const issue = policy === 'require' ? error : warning;
  return [
    record?.says === false
      ? issue('consent.recordSaysNo', 'to', { kind, path: record.path })
      : issue('consent.missing', 'to', { kind }),
  ];
}
