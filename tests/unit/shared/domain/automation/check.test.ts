import type { AutomationRules } from '../../../../../shared/domain/automation/automation';
import {
  checkAutomation,
  MAX_STEPS,
  type Surroundings,
} from '../../../../../shared/domain/automation/check';
import { DEFAULT_LIMITS } from '../../../../../shared/domain/automation/limits';
import type { Trigger } from '../../../../../shared/domain/automation/trigger';

const uid = 'api::order.order';
const STATUS = {
  kind: 'choice',
  choices: ['new', 'shipped'],
  type: 'enumeration',
  canSet: true,
} as const;
const DAY = { kind: 'day', type: 'date', canSet: true } as const;

const AROUND: Surroundings = {
  collection: { name: 'Order', hasDraftAndPublish: true, isEnabled: true },
  field: (name) => ({ status: STATUS, day: DAY })[name] ?? null,
  describe: (variable) => (variable === 'record.status' ? STATUS : null),
  template: (name) => (name === 'notice' ? 'usable' : 'missing'),
  accountOff: null,
  hasAccount: (documentId) => documentId === 'account',
  hasUser: (id) => id === 1,
  hasLabel: (documentId) => documentId === 'label',
  isCron: (cron) => cron === '0 9 * * 1',
};

const RULES: AutomationRules & { name: string } = {
  name: 'Shipping',
  trigger: { type: 'published', uid },
  condition: null,
  steps: [{ type: 'sendTemplate', template: 'notice' }],
  limits: DEFAULT_LIMITS,
};

const faultsOf = (change: Partial<typeof RULES>, around: Partial<Surroundings> = {}) =>
  checkAutomation({ ...RULES, ...change }, { ...AROUND, ...around }).map(
    ({ code, path, severity }) => `${severity} ${code} ${path}`,
  );

const ofTrigger = (trigger: Trigger, around?: Partial<Surroundings>) =>
  faultsOf({ trigger }, around);

const date = { type: 'date', uid, field: 'day', timeZone: 'UTC' } as const;
const days = (amount: number) => ({ amount, unit: 'days' }) as const;

describe('an automation', () => {
  it('that is right has no fault', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('needs a name, something to do, and not too much of it', () => {
    expect(faultsOf({ name: ' ', steps: [] })).toEqual([
      'error automation.name name',
      'error automation.noSteps steps',
    ]);
    const steps = Array.from({ length: MAX_STEPS + 1 }, () => RULES.steps[0]!);
    expect(faultsOf({ steps })).toEqual(['error automation.tooManySteps steps']);
  });

  it.each<[Trigger, string[]]>([
    [{ type: 'created', uid }, ['warning automation.draft trigger.type']],
    [{ type: 'fieldChanged', uid, field: 'gone' }, ['error automation.field trigger.field']],
    [
      { type: 'fieldChanged', uid, field: 'status', from: 'lost', to: 'lost' },
      [
        'error automation.value trigger.from',
        'error automation.value trigger.to',
        'error automation.sameValue trigger.to',
      ],
    ],
    [{ ...date, offset: days(1) }, ['error automation.needsClock trigger.at']],
    [{ ...date, offset: days(1), at: '9:00' }, ['error automation.clock trigger.at']],
    [{ ...date, offset: days(1), at: '09:00' }, []],
    [
      { ...date, offset: { amount: 2, unit: 'hours' }, at: '09:00' },
      ['error automation.clockNeedsDays trigger.offset'],
    ],
    [{ ...date, field: 'status', offset: days(0) }, ['error automation.dateField trigger.field']],
    [{ ...date, offset: days(0.5), at: '09:00' }, ['error automation.duration trigger.offset']],
    [
      { ...date, offset: days(0), at: '09:00', timeZone: 'Nowhere' },
      ['error hours.timeZone trigger.timeZone'],
    ],
    [
      { type: 'schedule', uid, cron: '* *', timeZone: 'UTC' },
      ['error automation.cron trigger.cron'],
    ],
    [{ type: 'keyword', words: ['!'] }, ['error automation.words trigger.words']],
    [{ type: 'firstMessage', account: 'gone' }, ['error automation.account trigger.account']],
    [{ type: 'noReply', of: 'team', after: days(0) }, ['error automation.duration trigger.after']],
  ])('that begins with %j', (trigger, faults) => {
    expect(ofTrigger(trigger)).toEqual(faults);
  });

  it('is about nothing where its collection is gone, and cannot publish what has no drafts', () => {
    expect(ofTrigger(RULES.trigger, { collection: null })).toEqual([
      'error automation.collection trigger.uid',
    ]);
    const collection = { name: 'Order', hasDraftAndPublish: false, isEnabled: false };
    expect(ofTrigger(RULES.trigger, { collection })).toEqual([
      'error automation.notPublished trigger.type',
      'error automation.collectionOff trigger.uid',
    ]);
  });

  it('checks what each step is about', () => {
    expect(
      faultsOf({
        steps: [
          { type: 'sendTemplate', template: 'gone' },
          { type: 'answer', text: ' ', personButton: 'x'.repeat(21) },
          { type: 'assign', user: 2 },
          { type: 'label', label: 'gone' },
          { type: 'setField', field: 'status', value: 'lost' },
          { type: 'emit', name: '', wait: days(-1) },
        ],
      }),
    ).toEqual([
      'error automation.template steps.0.template',
      'error automation.answer steps.1.text',
      'error automation.personButton steps.1.personButton',
      'error automation.user steps.2.user',
      'error automation.label steps.3.label',
      'error automation.value steps.4.value',
      'warning automation.loop steps.4.field',
      'error automation.duration steps.5.wait',
      'error automation.event steps.5.name',
    ]);
    expect(
      faultsOf({
        trigger: { type: 'firstMessage' },
        steps: [{ type: 'setField', field: 'status', value: null }],
      }),
    ).toEqual(['error automation.noRecord steps.0.type']);
  });

  it('checks its condition and its limits', () => {
    const quietHours = { from: '9', to: '10:00', timeZone: 'Nowhere' };
    expect(
      faultsOf({
        condition: { '==': [{ var: 'record.gone' }, 1] },
        limits: { ...DEFAULT_LIMITS, perPersonDays: 0, maxPerHour: 0, quietHours },
      }),
    ).toEqual([
      'error condition.variable condition',
      'error automation.perPerson limits.perPersonDays',
      'error automation.perHour limits.maxPerHour',
      'error automation.quietHours limits.quietHours',
      'error hours.timeZone limits.quietHours.timeZone',
    ]);
  });

  it('writes from accounts that are switched on and have its template', () => {
    expect(faultsOf({}, { template: () => ({ lackedBy: 'Atlas' }), accountOff: 'Berlin' })).toEqual(
      ['error account.disabled account', 'error automation.templateElsewhere steps.0.template'],
    );
  });
});
