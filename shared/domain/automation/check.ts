import { normalizeWord } from '../consent-words/normalize-word';
import { error, warning, type Issue } from '../issue';
import { isTimeZone, readClock } from '../zoned-time';
import type { Step } from './action';
import type { AutomationRules } from './automation';
import {
  checkCondition,
  rowsOfCondition,
  variableOf,
  type Condition,
  type Described,
} from './condition';
import { MOST_PER_PERSON_DAYS, type Limits } from './limits';
import {
  daysIn,
  isInbound,
  MAX_OFFSET_DAYS,
  uidOf,
  type Duration,
  type RecordTrigger,
  type Scalar,
  type Trigger,
} from './trigger';

/** A field of the record itself. */
export interface OwnField extends Described {
  /** Strapi’s attribute type. */
  type: string;
  canSet: boolean;
}

/** What there is for an automation to be about, as things stand now. */
export interface Surroundings {
  /** The collection that it watches; null where there is none, or it is none that may take part. */
  collection: { name: string; hasDraftAndPublish: boolean; isEnabled: boolean } | null;
  /** A field of the record itself by its name; null for none that may be watched. */
  field(name: string): OwnField | null;
  /** What a variable of a condition is. */
  describe(variable: string): Described | null;
  /**
   * Where an account that it writes from has none of this name, what that account is called; where it is made
   * for another collection, the uid of that.
   */
  template(
    name: string,
  ): 'usable' | 'unusable' | 'missing' | { lackedBy: string } | { madeFor: string };
  /** What the account is called that it writes from, where that is switched off. */
  accountOff: string | null;
  hasAccount(documentId: string): boolean;
  hasUser(id: number): boolean;
  hasLabel(documentId: string): boolean;
  isCron(cron: string, timeZone: string): boolean;
}

export const MAX_STEPS = 10;
const MAX_WORDS = 50;

/** Longer than this nobody waits for a step. */
const MAX_WAIT_DAYS = 366;

/** Meta’s limits of a button and of the text above it. */
const MAX_BUTTON = 20;
const MAX_ANSWER = 1_024;

function checkDuration(duration: Duration, path: string, mostDays: number, least: number): Issue[] {
  const isRight =
    Number.isInteger(duration.amount) &&
    Math.abs(duration.amount) >= least &&
    daysIn(duration) <= mostDays;
  return isRight ? [] : [error('automation.duration', path, { days: mostDays })];
}

const checkZone = (timeZone: string, path: string): Issue[] =>
  isTimeZone(timeZone) ? [] : [error('hours.timeZone', path, { timeZone })];

function isValueOf({ kind, choices }: Described, value: Scalar): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && (choices ?? []).includes(value);
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'time':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'text':
      return typeof value === 'string';
  }
}

const checkValue = (
  field: OwnField,
  name: string,
  value: Scalar | undefined,
  path: string,
): Issue[] =>
  value === undefined || isValueOf(field, value)
    ? []
    : [error('automation.value', path, { field: name, value: String(value) })];

function checkRecordTrigger(trigger: RecordTrigger, around: Surroundings): Issue[] {
  const { collection } = around;
  if (!collection) return [error('automation.collection', 'trigger.uid', { uid: trigger.uid })];
  const ofCollection = { collection: collection.name };
  switch (trigger.type) {
    case 'created':
    case 'updated':
      return collection.hasDraftAndPublish
        ? [warning('automation.draft', 'trigger.type', ofCollection)]
        : [];
    case 'published':
    case 'unpublished':
      return collection.hasDraftAndPublish
        ? []
        : [error('automation.notPublished', 'trigger.type', ofCollection)];
    case 'deleted':
      return [];
    case 'fieldChanged': {
      const field = around.field(trigger.field);
      if (!field)
        return [
          error('automation.field', 'trigger.field', { field: trigger.field, ...ofCollection }),
        ];
      const { from, to } = trigger;
      return [
        ...checkValue(field, trigger.field, from, 'trigger.from'),
        ...checkValue(field, trigger.field, to, 'trigger.to'),
        ...(from !== undefined && from === to ? [error('automation.sameValue', 'trigger.to')] : []),
      ];
    }
    case 'date': {
      const field = around.field(trigger.field);
      const isDue = field?.type === 'date' || field?.type === 'datetime';
      if (!isDue)
        return [
          error('automation.dateField', 'trigger.field', { field: trigger.field, ...ofCollection }),
        ];
      const clock = trigger.at ?? null;
      return [
        ...checkDuration(trigger.offset, 'trigger.offset', MAX_OFFSET_DAYS, 0),
        ...checkZone(trigger.timeZone, 'trigger.timeZone'),
        ...(clock !== null && !readClock(clock) ? [error('automation.clock', 'trigger.at')] : []),
        ...(clock === null && field.type === 'date'
          ? [error('automation.needsClock', 'trigger.at', { field: trigger.field })]
          : []),
        ...(clock !== null && trigger.offset.unit !== 'days' && trigger.offset.amount !== 0
          ? [error('automation.clockNeedsDays', 'trigger.offset')]
          : []),
      ];
    }
    case 'schedule': {
      const zone = checkZone(trigger.timeZone, 'trigger.timeZone');
      if (zone.length > 0) return zone;
      return around.isCron(trigger.cron, trigger.timeZone)
        ? []
        : [error('automation.cron', 'trigger.cron', { cron: trigger.cron })];
    }
  }
}

function checkTrigger(trigger: Trigger, around: Surroundings): Issue[] {
  if (!isInbound(trigger)) return checkRecordTrigger(trigger, around);
  const account = trigger.account ?? null;
  const issues =
    account !== null && !around.hasAccount(account)
      ? [error('automation.account', 'trigger.account')]
      : [];
  switch (trigger.type) {
    case 'keyword': {
      const words = trigger.words.filter((word) => normalizeWord(word) !== '');
      if (words.length === 0) return [...issues, error('automation.words', 'trigger.words')];
      return words.length > MAX_WORDS
        ? [...issues, error('automation.tooManyWords', 'trigger.words', { limit: MAX_WORDS })]
        : issues;
    }
    case 'noReply':
      return [...issues, ...checkDuration(trigger.after, 'trigger.after', 30, 1)];
    case 'buttonReply':
    case 'firstMessage':
      return issues;
  }
}

/** Whether what a step sets may set its own trigger off. */
function touchesTrigger(trigger: Trigger, step: Step): boolean {
  if (step.type !== 'setField' || isInbound(trigger)) return false;
  switch (trigger.type) {
    case 'fieldChanged':
    case 'date':
      return trigger.field === step.field;
    case 'updated':
    case 'published':
      return true;
    default:
      return false;
  }
}

function checkStep(step: Step, path: string, trigger: Trigger, around: Surroundings): Issue[] {
  const wait = step.wait ? checkDuration(step.wait, `${path}.wait`, MAX_WAIT_DAYS, 0) : [];
  const negative = step.wait && step.wait.amount < 0;
  const issues = negative
    ? [error('automation.duration', `${path}.wait`, { days: MAX_WAIT_DAYS })]
    : wait;
  switch (step.type) {
    case 'sendTemplate': {
      const state = step.template === '' ? 'missing' : around.template(step.template);
      const { collection } = around;
      if (typeof state === 'object' && 'madeFor' in state)
        issues.push(
          error('record.wrongCollection', `${path}.template`, {
            expected: state.madeFor,
            collection: uidOf(trigger) ?? '–',
          }),
        );
      else if (typeof state === 'object')
        issues.push(
          error('automation.templateElsewhere', `${path}.template`, {
            template: step.template,
            account: state.lackedBy,
          }),
        );
      if (state === 'missing')
        issues.push(error('automation.template', `${path}.template`, { template: step.template }));
      if (state === 'unusable')
        issues.push(
          error('automation.templateUnusable', `${path}.template`, { template: step.template }),
        );
      if (collection && !collection.isEnabled)
        issues.push(
          error('automation.collectionOff', 'trigger.uid', { collection: collection.name }),
        );
      return issues;
    }
    case 'answer': {
      const { text, personButton } = step;
      if (text.trim() === '' || [...text].length > MAX_ANSWER)
        issues.push(error('automation.answer', `${path}.text`, { limit: MAX_ANSWER }));
      const button = personButton ?? null;
      if (button !== null && (button.trim() === '' || [...button].length > MAX_BUTTON))
        issues.push(
          error('automation.personButton', `${path}.personButton`, { limit: MAX_BUTTON }),
        );
      return issues;
    }
    case 'assign':
      return step.user !== null && !around.hasUser(step.user)
        ? [...issues, error('automation.user', `${path}.user`)]
        : issues;
    case 'label':
      return around.hasLabel(step.label)
        ? issues
        : [...issues, error('automation.label', `${path}.label`)];
    case 'emit':
      return step.name.trim() === ''
        ? [...issues, error('automation.event', `${path}.name`)]
        : issues;
    case 'setField': {
      if (isInbound(trigger) || trigger.type === 'deleted')
        return [...issues, error('automation.noRecord', `${path}.type`)];
      const field = around.field(step.field);
      if (!field?.canSet)
        return [
          ...issues,
          error('automation.field', `${path}.field`, {
            field: step.field,
            collection: around.collection?.name ?? '–',
          }),
        ];
      return [
        ...issues,
        ...checkValue(field, step.field, step.value, `${path}.value`),
        ...(touchesTrigger(trigger, step)
          ? [warning('automation.loop', `${path}.field`, { field: step.field })]
          : []),
      ];
    }
  }
}

function checkLimits({ perPersonDays, quietHours, maxPerHour }: Limits): Issue[] {
  const issues: Issue[] = [];
  const isCount = (value: number, most: number) =>
    Number.isInteger(value) && value >= 1 && value <= most;
  if (perPersonDays !== null && !isCount(perPersonDays, MOST_PER_PERSON_DAYS))
    issues.push(
      error('automation.perPerson', 'limits.perPersonDays', { limit: MOST_PER_PERSON_DAYS }),
    );
  if (!isCount(maxPerHour, 100_000))
    issues.push(error('automation.perHour', 'limits.maxPerHour', { limit: 100_000 }));
  if (quietHours) {
    const { from, to, timeZone } = quietHours;
    if (!readClock(from) || !readClock(to) || from === to)
      issues.push(error('automation.quietHours', 'limits.quietHours'));
    issues.push(...checkZone(timeZone, 'limits.quietHours.timeZone'));
  }
  return issues;
}

/** Whether it is known what the fields of the record held before. */
export const knowsBefore = ({ type }: Pick<Trigger, 'type'>): boolean =>
  ['updated', 'published', 'unpublished', 'fieldChanged', 'deleted'].includes(type);

const checkBefore = (condition: Condition | null, trigger: Trigger): Issue[] =>
  knowsBefore(trigger)
    ? []
    : rowsOfCondition(condition)
        .filter(({ row }) => variableOf(row).startsWith('before.'))
        .map(({ path }) =>
          error('condition.noBefore', path === '' ? 'condition' : `condition.${path}`),
        );

/** What is wrong with an automation as things stand now; with an error it cannot be turned on. */
export function checkAutomation(
  { name, trigger, condition, steps, limits }: AutomationRules & { name: string },
  around: Surroundings,
): Issue[] {
  return [
    ...(name.trim() === '' ? [error('automation.name', 'name')] : []),
    ...(around.accountOff === null
      ? []
      : [error('account.disabled', 'account', { account: around.accountOff })]),
    ...checkTrigger(trigger, around),
    // Without its collection nothing is known of the fields.
    ...(uidOf(trigger) === null || around.collection
      ? checkCondition(condition, around.describe)
      : []),
    ...(isInbound(trigger) ? [] : checkBefore(condition, trigger)),
    ...(steps.length === 0 ? [error('automation.noSteps', 'steps')] : []),
    ...(steps.length > MAX_STEPS
      ? [error('automation.tooManySteps', 'steps', { limit: MAX_STEPS })]
      : []),
    ...steps.flatMap((step, index) => checkStep(step, `steps.${index}`, trigger, around)),
    ...checkLimits(limits),
  ];
}
