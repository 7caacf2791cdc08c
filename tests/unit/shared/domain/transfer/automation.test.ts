import { DEFAULT_LIMITS } from '../../../../../shared/domain/automation/limits';
import type { Step } from '../../../../../shared/domain/automation/action';
import type { AutomationRules } from '../../../../../shared/domain/automation/automation';
import {
  portableAutomation,
  readPortableAutomation,
  SOMEBODY,
} from '../../../../../shared/domain/transfer/automation';

const NAMES = {
  account: (id: string) => ({ acc1: 'Support' })[id] ?? null,
  label: (id: string) => ({ lab1: 'VIP' })[id] ?? null,
  template: (named: string) => ({ tpl1: 'order_ready' })[named] ?? named,
};
const THINGS = {
  account: (name: string) => ({ Support: 'acc9' })[name] ?? null,
  label: (name: string) => ({ VIP: 'lab9' })[name] ?? null,
};

const rules: AutomationRules = {
  trigger: { type: 'buttonReply', texts: ['Yes'], template: 'tpl1', account: 'acc1' },
  condition: null,
  steps: [
    { type: 'sendTemplate', template: 'tpl1', wait: { amount: 1, unit: 'days' } },
    { type: 'label', label: 'lab1' },
    { type: 'assign', user: 7 },
    { type: 'assign', user: null },
    { type: 'emit', name: 'done' },
  ],
  limits: DEFAULT_LIMITS,
};
const moved = portableAutomation({ name: 'Yes', account: 'acc1', rules }, NAMES);

describe('an automation in a file', () => {
  it('names what it needs, and holds no id of the database and no person', () => {
    expect(moved).toEqual({
      name: 'Yes',
      account: 'Support',
      trigger: { type: 'buttonReply', texts: ['Yes'], template: 'order_ready', account: 'Support' },
      condition: null,
      steps: [
        { type: 'sendTemplate', template: 'order_ready', wait: { amount: 1, unit: 'days' } },
        { type: 'label', label: 'VIP' },
        { type: 'assign', user: 'choose' },
        { type: 'assign', user: null },
        { type: 'emit', name: 'done' },
      ],
      limits: DEFAULT_LIMITS,
    });
  });

  it('is read as it is stored where it comes to, with somebody still to be chosen', () => {
    const { account, rules: read, issues } = readPortableAutomation(moved, THINGS, null);
    expect(issues).toEqual([]);
    expect(account).toBe('acc9');
    expect(read.trigger).toMatchObject({ account: 'acc9', template: 'order_ready' });
    expect(read.steps.slice(1, 4)).toEqual([
      { type: 'label', label: 'lab9' },
      { type: 'assign', user: SOMEBODY },
      { type: 'assign', user: null },
    ]);
  });

  it('leaves whoever was chosen here for a step', () => {
    const before = { ...rules, steps: rules.steps.map((step) => ({ ...step })) };
    const { rules: read } = readPortableAutomation(moved, THINGS, before);
    expect(read.steps[2]).toEqual({ type: 'assign', user: 7 });
  });

  it('gives no step to whom another one was assigned, however they are moved', () => {
    const to = (user: number, hours?: number): Step => ({
      type: 'assign',
      user,
      ...(hours && { wait: { amount: hours, unit: 'hours' } }),
    });
    const label: Step = { type: 'label', label: 'lab1' };
    const usersOf = (inFile: Step[], before: Step[]) =>
      readPortableAutomation(
        portableAutomation(
          { name: 'Yes', account: null, rules: { ...rules, steps: inFile } },
          NAMES,
        ),
        THINGS,
        { ...rules, steps: before },
      ).rules.steps.flatMap((step) => (step.type === 'assign' ? [step.user] : []));
    // One person alone goes along.
    expect(usersOf([label, to(1)], [to(7), label])).toEqual([7]);
    // Their waits tell them apart.
    expect(usersOf([to(1, 2), label, to(1, 1)], [to(7, 1), label, to(8, 2)])).toEqual([8, 7]);
    // Around them, something else has changed.
    expect(usersOf([to(1), label, label, to(1)], [to(7), label, to(8)])).toEqual([
      SOMEBODY,
      SOMEBODY,
    ]);
    expect(usersOf([to(1), to(1), label], [to(7), to(8)])).toEqual([7, 8]);
    expect(usersOf([to(1, 3), to(1)], [to(7, 1), to(8)])).toEqual([7, 8]);
    // Another one has come.
    expect(usersOf([to(1), label, to(1)], [to(7), label])).toEqual([7, SOMEBODY]);
  });

  it('says which accounts and labels are not there', () => {
    const nothing = { account: () => null, label: () => null };
    expect(readPortableAutomation(moved, nothing, null).issues).toMatchObject([
      { code: 'import.account', path: 'account', params: { account: 'Support' } },
      { code: 'import.account', path: 'trigger.account' },
      { code: 'import.label', path: 'steps.1.label', params: { label: 'VIP' } },
    ]);
  });
});
