import { normalizeWord } from '../consent-words/normalize-word';
import type {
  ButtonReplyTrigger,
  FieldChangedTrigger,
  KeywordTrigger,
  RecordAction,
  RecordTrigger,
  Scalar,
  Trigger,
} from './trigger';

/** A change of a record, as it was noted with it. */
export interface Change {
  uid: string;
  action: RecordAction;
  /** Whether this language of it had never been published; null where nobody asked. */
  isFirst: boolean | null;
  /** What the watched fields held before and after; what was not there before holds nothing. */
  before: Record<string, Scalar>;
  after: Record<string, Scalar>;
}

/** How records of a collection are kept. */
export interface Kept {
  hasDraftAndPublish: boolean;
}

/** In which changes a changed field is looked for: what is published changes when it is published. */
const actionsOf = (trigger: FieldChangedTrigger, { hasDraftAndPublish }: Kept): RecordAction[] =>
  hasDraftAndPublish && (trigger.version ?? 'published') === 'published'
    ? ['published']
    : ['created', 'updated'];

/** The changes that a trigger has to hear of. */
export function actionsFor(trigger: Trigger, kept: Kept): RecordAction[] {
  switch (trigger.type) {
    case 'created':
    case 'updated':
    case 'published':
    case 'unpublished':
    case 'deleted':
      return [trigger.type];
    case 'fieldChanged':
      return actionsOf(trigger, kept);
    default:
      return [];
  }
}

/** Whether two values are the same to whoever compares them: decimals come as text from some databases. */
export function isSameScalar(one: Scalar, other: Scalar): boolean {
  if (one === other) return true;
  const isEmpty = (value: Scalar) => value === null || value === '';
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (typeof one === 'number' || typeof other === 'number') return Number(one) === Number(other);
  if (typeof one === 'boolean' || typeof other === 'boolean') return String(one) === String(other);
  const times = [one, other].map((value) =>
    /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN,
  );
  return times[0] === times[1];
}

function fieldChanged({ field, from, to }: FieldChangedTrigger, { before, after }: Change) {
  const [was, is] = [before[field] ?? null, after[field] ?? null];
  if (isSameScalar(was, is)) return false;
  return (
    (from === undefined || isSameScalar(was, from)) && (to === undefined || isSameScalar(is, to))
  );
}

/** Whether a change sets a trigger off. */
export function isSetOff(trigger: RecordTrigger, change: Change, kept: Kept): boolean {
  if (trigger.uid !== change.uid || !actionsFor(trigger, kept).includes(change.action))
    return false;
  if (trigger.type === 'fieldChanged') return fieldChanged(trigger, change);
  if (trigger.type !== 'published') return true;
  const which = trigger.which ?? 'any';
  return which === 'any' || (which === 'first') === (change.isFirst ?? true);
}

/** Whether what somebody wrote holds one of the words. */
export function isKeyword({ words, match = 'exact' }: KeywordTrigger, text: string): boolean {
  const said = normalizeWord(text);
  return words.some((one) => {
    const word = normalizeWord(one);
    if (word === '') return false;
    if (match === 'exact') return said === word;
    if (match === 'begins') return said === word || said.startsWith(`${word} `);
    return ` ${said} `.includes(` ${word} `);
  });
}

/** Whether a tap is of one of these buttons; the name of the template is null where nobody knows it. */
export function isButton(
  { texts, template = null }: ButtonReplyTrigger,
  tapped: { text: string; template: string | null },
): boolean {
  if (template !== null && template !== tapped.template) return false;
  const said = normalizeWord(tapped.text);
  return texts.length === 0 || texts.some((text) => normalizeWord(text) === said);
}

/** An automation may not set itself off, and not more than so many one another. */
const MOST_LINKS = 3;

/** Whether an automation may go on after what these have done, the first first. */
export const closesLoop = (automation: string, causedBy: readonly string[]): boolean =>
  causedBy.includes(automation) || causedBy.length >= MOST_LINKS;
