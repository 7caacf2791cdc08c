import type { Changes } from '../changes';
import { isObject } from '../json';
import {
  REQUEST_FAULTS,
  WEBHOOK_FAULTS,
  type FaultRule,
  type FaultSet,
  type RequestFault,
  type WebhookFault,
} from './kinds';

type FaultName = RequestFault | WebhookFault;

/** A fault with the count of how often it happened. */
export type ActiveFault = FaultRule & { name: FaultName; hits: number };

/** What is broken at present. */
export interface Faults {
  /** All faults, as set, with their counts. */
  list(): ActiveFault[];
  /** Replaces every fault. Throws an Error with a sentence when a name is unknown. */
  set(faults: FaultSet): void;
  /** Adds faults to those there are; a name that is there already is replaced. */
  add(faults: FaultSet): void;
  /** Takes one fault away, or all. */
  clear(name?: string): void;
  /** The fault that hits this request, counted. */
  takeForRequest(name: RequestFault, method: string, path: string): FaultRule | undefined;
  /** The fault that hits a webhook of this field, counted. */
  takeForWebhook(name: WebhookFault, field: string): FaultRule | undefined;
  /** Called when faults were taken away or changed. */
  onChange(listener: () => void): void;
}

/** Faults that make no sense elsewhere stay with sends unless a path is given. */
const DEFAULT_PATH: Partial<Record<FaultName, string>> = {
  answerLost: '/messages',
  noWamid: '/messages',
  failStatus: '/messages',
};

const pathFits = (rule: ActiveFault, path: string): boolean => {
  const wanted = rule.path ?? DEFAULT_PATH[rule.name];
  if (!wanted) return true;
  const expression = /^\/(.+)\/([a-z]*)$/.exec(wanted);
  // A plain path may also begin with a slash; only one that also ends so is an expression.
  return expression?.[1]
    ? new RegExp(expression[1], expression[2]).test(path)
    : path.includes(wanted);
};

const rulesOf = (name: FaultName, given: unknown): ActiveFault[] =>
  (Array.isArray(given) ? given : [given])
    .filter((rule) => rule !== undefined && rule !== null && rule !== false)
    .map((rule) => ({ ...(isObject(rule) ? (rule as FaultRule) : {}), name, hits: 0 }));

const read = (set: FaultSet): ActiveFault[] => {
  const rules: ActiveFault[] = [];
  for (const [name, given] of Object.entries(set)) {
    if (name === 'webhooks') continue;
    if (!(REQUEST_FAULTS as readonly string[]).includes(name)) {
      throw new Error(`Unknown fault "${name}". Known: ${REQUEST_FAULTS.join(', ')}, webhooks.`);
    }
    rules.push(...rulesOf(name as RequestFault, given));
  }
  for (const [name, given] of Object.entries(set.webhooks ?? {})) {
    if (!(WEBHOOK_FAULTS as readonly string[]).includes(name)) {
      throw new Error(`Unknown webhook fault "${name}". Known: ${WEBHOOK_FAULTS.join(', ')}.`);
    }
    rules.push(...rulesOf(name as WebhookFault, given));
  }
  return rules;
};

/** Creates the faults of one simulator: none at first. */
export const createFaults = (changes: Changes): Faults => {
  let active: ActiveFault[] = [];
  let listener = (): void => undefined;
  const changed = (): void => {
    changes.tell('fault');
    listener();
  };
  const take = (fits: (rule: ActiveFault) => boolean): FaultRule | undefined => {
    const rule = active.find((one) => fits(one) && (one.times === undefined || one.times > 0));
    if (!rule) return undefined;
    rule.hits += 1;
    if (rule.times !== undefined) rule.times -= 1;
    changes.tell('fault');
    return rule;
  };
  const fieldFits = (rule: ActiveFault, field: string): boolean =>
    rule.field === undefined || rule.field === field;
  return {
    list: () => active.map((rule) => ({ ...rule })),
    set(faults) {
      active = read(faults);
      changed();
    },
    add(faults) {
      const added = read(faults);
      const names = new Set(added.map((rule) => rule.name));
      active = [...active.filter((rule) => !names.has(rule.name)), ...added];
      changed();
    },
    clear(name) {
      active = name === undefined ? [] : active.filter((rule) => rule.name !== name);
      changed();
    },
    takeForRequest: (name, method, path) =>
      take(
        (rule) =>
          rule.name === name &&
          (rule.method === undefined || rule.method.toUpperCase() === method) &&
          pathFits(rule, path),
      ),
    takeForWebhook: (name, field) => take((rule) => rule.name === name && fieldFits(rule, field)),
    onChange(next) {
      listener = next;
    },
  };
};
