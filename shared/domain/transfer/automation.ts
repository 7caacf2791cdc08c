import type { Step } from '../automation/action';
import type { AutomationRules } from '../automation/automation';
import { isInbound, type Trigger } from '../automation/trigger';
import { error, type Issue } from '../issue';
import type { PortableAutomation, PortableStep } from './file';

/**
 * Stands for somebody who has to be chosen: an admin user that there cannot be, so that the automation is
 * not turned on before.
 */
export const SOMEBODY = 2_147_483_647;

/** What things are called here, by documentId; null for what is gone. */
export interface NamesHere {
  account(documentId: string): string | null;
  label(documentId: string): string | null;
  /** By name or documentId. */
  template(named: string): string;
}

/** What a name means here, as documentId; null where there is nothing of that name, or several. */
interface ThingsHere {
  account(name: string): string | null;
  label(name: string): string | null;
}

function portableTrigger(trigger: Trigger, here: NamesHere): Trigger {
  if (!isInbound(trigger)) return trigger;
  const { account } = trigger;
  return {
    ...trigger,
    ...(account && { account: here.account(account) ?? account }),
    ...(trigger.type === 'buttonReply' &&
      trigger.template && { template: here.template(trigger.template) }),
  };
}

function portableStep(step: Step, here: NamesHere): PortableStep {
  switch (step.type) {
    case 'sendTemplate':
      return { ...step, template: here.template(step.template) };
    case 'assign':
      return { ...step, user: step.user === null ? null : 'choose' };
    case 'label':
      return { ...step, label: here.label(step.label) ?? step.label };
    case 'answer':
    case 'setField':
    case 'emit':
      return step;
  }
}

/** An automation as another environment can read it; without the people that it names. */
export const portableAutomation = (
  { name, account, rules }: { name: string; account: string | null; rules: AutomationRules },
  here: NamesHere,
): PortableAutomation => ({
  name,
  account: account === null ? null : (here.account(account) ?? account),
  trigger: portableTrigger(rules.trigger, here),
  condition: rules.condition,
  steps: rules.steps.map((step) => portableStep(step, here)),
  limits: rules.limits,
});

/** What a file says, as it is stored here. */
interface ReadAutomation {
  name: string;
  /** documentId */
  account: string | null;
  rules: AutomationRules;
  /** What it names and is not here. */
  issues: Issue[];
}

/** The steps that assign to somebody, with all by which they can be known again. */
const assignments = <User>(
  steps: readonly ({ type: 'assign'; user: User; wait?: unknown } | { type: unknown })[],
) =>
  steps.flatMap((step, index) =>
    'user' in step && step.user !== null
      ? [{ index, user: step.user as NonNullable<User>, wait: JSON.stringify(step.wait ?? null) }]
      : [],
  );

/**
 * To whom each step of a file assigns, as far as that follows from what was chosen before: where there was
 * one person alone, where the waits tell the steps apart, or where none has moved. Who is not known is chosen anew.
 */
function chosenBefore(steps: readonly PortableStep[], before: readonly Step[]) {
  const [asked, known] = [assignments(steps), assignments(before)];
  const waits = (list: { wait: string }[]) =>
    list
      .map(({ wait }) => wait)
      .sort()
      .join();
  const areSame = waits(asked) === waits(known);
  const haveStayed = known.every(({ index }) => asked.some((one) => one.index === index));
  const userOf = (those: typeof known): number | null =>
    new Set(those.map(({ user }) => user)).size === 1 ? those[0]!.user : null;
  return (index: number): number => {
    const { wait } = asked.find((one) => one.index === index)!;
    return (
      (asked.length <= known.length ? userOf(known) : null) ??
      (areSame ? userOf(known.filter((one) => one.wait === wait)) : null) ??
      (haveStayed ? userOf(known.filter((one) => one.index === index)) : null) ??
      SOMEBODY
    );
  };
}

/** An automation of a file as it is stored here; whoever was chosen in `before` for a step stays chosen. */
export function readPortableAutomation(
  file: PortableAutomation,
  here: ThingsHere,
  before: AutomationRules | null,
): ReadAutomation {
  const issues: Issue[] = [];
  const accountOf = (name: string, path: string): string => {
    const documentId = here.account(name);
    if (documentId === null) issues.push(error('import.account', path, { account: name }));
    return documentId ?? name;
  };
  const stepOf = (step: PortableStep, index: number): Step => {
    if (step.type === 'assign')
      return { ...step, user: step.user === null ? null : chosenFor(index) };
    if (step.type !== 'label') return step;
    const label = here.label(step.label);
    if (label === null)
      issues.push(error('import.label', `steps.${index}.label`, { label: step.label }));
    return { ...step, label: label ?? step.label };
  };
  const { name, account, trigger, condition, steps, limits } = file;
  const chosenFor = chosenBefore(steps, before?.steps ?? []);
  const isAbout = isInbound(trigger) && trigger.account;
  return {
    name,
    account: account === null ? null : accountOf(account, 'account'),
    rules: {
      trigger: isAbout
        ? { ...trigger, account: accountOf(trigger.account!, 'trigger.account') }
        : trigger,
      condition,
      steps: steps.map(stepOf),
      limits,
    },
    issues,
  };
}
