import { automationShape } from '../../../server/src/automation-shape';
import { STEP_TYPES, type Step } from '../../../shared/domain/automation/action';
import type { Condition } from '../../../shared/domain/automation/condition';
import {
  TRIGGER_TYPES,
  type Trigger,
  type TriggerType,
} from '../../../shared/domain/automation/trigger';

const uid = 'api::order.order';

const TRIGGERS = {
  created: { type: 'created', uid },
  updated: { type: 'updated', uid },
  published: { type: 'published', uid, which: 'first' },
  unpublished: { type: 'unpublished', uid },
  deleted: { type: 'deleted', uid },
  fieldChanged: { type: 'fieldChanged', uid, field: 'status', from: null, to: 3, version: 'draft' },
  date: {
    type: 'date',
    uid,
    field: 'startsAt',
    offset: { amount: -1, unit: 'days' },
    at: '09:00',
    timeZone: 'UTC',
  },
  schedule: { type: 'schedule', cron: '0 9 * * 1', timeZone: 'UTC', uid },
  keyword: { type: 'keyword', words: ['hours'], match: 'word' },
  buttonReply: { type: 'buttonReply', texts: [], template: null },
  firstMessage: { type: 'firstMessage', account: null },
  noReply: { type: 'noReply', of: 'team', after: { amount: 1, unit: 'hours' } },
} satisfies Record<TriggerType, Trigger>;

const STEPS = {
  sendTemplate: { type: 'sendTemplate', template: 'x', values: { '1': 'y' } },
  answer: { type: 'answer', text: 'x', personButton: null },
  assign: { type: 'assign', user: null },
  label: { type: 'label', label: 'x' },
  setField: { type: 'setField', field: 'x', value: true },
  emit: { type: 'emit', name: 'x', wait: { amount: 1, unit: 'minutes' } },
} satisfies Record<Step['type'], Step>;

const isTaken = (change: object): boolean =>
  automationShape.safeParse({
    name: 'x',
    trigger: TRIGGERS.created,
    steps: [STEPS.emit],
    ...change,
  }).success;

const nested = (depth: number): Condition =>
  depth === 0 ? { '!!': [{ var: 'record.x' }] } : { and: [nested(depth - 1)] };

describe('the shape of an automation', () => {
  it.each(TRIGGER_TYPES)('takes the trigger %s, and nothing that does not belong to it', (type) => {
    expect(isTaken({ trigger: TRIGGERS[type] })).toBe(true);
    expect(isTaken({ trigger: { ...TRIGGERS[type], colour: 'red' } })).toBe(false);
  });

  it.each(STEP_TYPES)('takes the step %s, and nothing that does not belong to it', (type) => {
    expect(isTaken({ steps: [STEPS[type]] })).toBe(true);
    expect(isTaken({ steps: [{ ...STEPS[type], colour: 'red' }] })).toBe(false);
  });

  it.each<[Condition | object, boolean]>([
    [{ '==': [{ var: 'record.x' }, null] }, true],
    [{ '<': [{ var: 'record.x' }, { now: [-3, 'days'] }] }, true],
    [{ '<': [{ var: 'record.x' }, { now: [1e12, 'days'] }] }, false],
    [{ in: [{ var: 'record.x' }, ['a', 1]] }, true],
    [{ in: ['a', { var: 'record.x' }] }, true],
    [{ '!': [{ or: [{ '!!': [{ var: 'record.x' }] }] }] }, true],
    [{ '==': [1, { var: 'record.x' }] }, false],
    [{ '===': [{ var: 'record.x' }, 1] }, false],
    [{ map: [{ var: 'record.x' }, 1] }, false],
    [{ and: { '!!': [{ var: 'record.x' }] } }, false],
    [{ '==': [{ var: 'record.x' }, 1], '!=': [{ var: 'record.x' }, 2] }, false],
  ])('takes the condition %j: %s', (condition, taken) => {
    expect(isTaken({ condition })).toBe(taken);
  });

  it('takes conditions within conditions, up to a depth', () => {
    expect(isTaken({ condition: nested(8) })).toBe(true);
    expect(isTaken({ condition: nested(9) })).toBe(false);
  });
});
