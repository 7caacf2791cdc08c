import { z } from '@strapi/utils';

import type { AutomationInput } from '../../shared/contracts/automations';
import type { PortableAutomation } from '../../shared/domain/transfer/file';
import { COMPARISONS, type Condition } from '../../shared/domain/automation/condition';
import { KEYWORD_MATCHES, MAX_OFFSET_DAYS, UNITS } from '../../shared/domain/automation/trigger';

const name = z.string().max(255);
const text = z.string().max(10_000);
const uid = name;
const account = name.nullish();
/** No unit makes more of it than a date can hold; how much each place allows is checked with the rules. */
const MOST = MAX_OFFSET_DAYS * 24 * 60;
const amount = z.number().int().min(-MOST).max(MOST);
const duration = z.strictObject({ amount, unit: z.enum(UNITS) });
const scalar = z.union([text, z.number(), z.boolean(), z.null()]);
const version = z.enum(['published', 'draft']).optional();

const triggerShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('created'), uid }),
  z.strictObject({ type: z.literal('updated'), uid }),
  z.strictObject({
    type: z.literal('published'),
    uid,
    which: z.enum(['any', 'first', 'again']).optional(),
  }),
  z.strictObject({ type: z.literal('unpublished'), uid }),
  z.strictObject({ type: z.literal('deleted'), uid }),
  z.strictObject({
    type: z.literal('fieldChanged'),
    uid,
    field: name,
    from: scalar.optional(),
    to: scalar.optional(),
    version,
  }),
  z.strictObject({
    type: z.literal('date'),
    uid,
    field: name,
    offset: duration,
    at: name.nullish(),
    timeZone: name,
    version,
  }),
  z.strictObject({ type: z.literal('schedule'), cron: name, timeZone: name, uid, version }),
  z.strictObject({
    type: z.literal('keyword'),
    words: z.array(name).max(100),
    match: z.enum(KEYWORD_MATCHES).optional(),
    account,
  }),
  z.strictObject({
    type: z.literal('buttonReply'),
    texts: z.array(name).max(100),
    template: name.nullish(),
    account,
  }),
  z.strictObject({ type: z.literal('firstMessage'), account }),
  z.strictObject({
    type: z.literal('noReply'),
    of: z.enum(['person', 'team']),
    after: duration,
    account,
  }),
]);

const variable = z.strictObject({ var: name });
const relative = z.strictObject({ now: z.tuple([amount, z.enum(UNITS)]) });

/** Conditions within conditions, and no further: each costs a call on the stack. */
const MOST_DEPTH = 8;

const comparisons = COMPARISONS.map((op) =>
  z.strictObject({ [op]: z.tuple([variable, z.union([scalar, relative])]) }),
);

const rowShapes = [
  ...comparisons,
  z.strictObject({
    in: z.union([z.tuple([variable, z.array(scalar).max(500)]), z.tuple([text, variable])]),
  }),
  z.strictObject({ '!!': z.tuple([variable]) }),
];

function conditionOf(depth: number): z.ZodType {
  if (depth === 0) return z.union(rowShapes);
  const inner = conditionOf(depth - 1);
  return z.union([
    ...rowShapes,
    z.strictObject({ and: z.array(inner).max(50) }),
    z.strictObject({ or: z.array(inner).max(50) }),
    z.strictObject({ '!': z.tuple([inner]) }),
  ]);
}

const wait = duration.nullish();

const assignTo = <T extends z.ZodType>(user: T) =>
  z.strictObject({ type: z.literal('assign'), user, wait });

const otherSteps = [
  z.strictObject({
    type: z.literal('sendTemplate'),
    template: name,
    language: name.nullish(),
    values: z.record(z.string(), text).optional(),
    wait,
  }),
  z.strictObject({ type: z.literal('answer'), text, personButton: name.nullish(), wait }),
  z.strictObject({ type: z.literal('label'), label: name, wait }),
  z.strictObject({ type: z.literal('setField'), field: name, value: scalar, wait }),
  z.strictObject({ type: z.literal('emit'), name, wait }),
] as const;

const stepShape = z.discriminatedUnion('type', [
  ...otherSteps,
  assignTo(z.number().int().positive().nullable()),
]);

const rules = {
  name: z.string().max(1_000),
  account,
  trigger: triggerShape,
  condition: (conditionOf(MOST_DEPTH) as z.ZodType<Condition>).nullish(),
  steps: z.array(stepShape).max(50),
  limits: z
    .strictObject({
      oncePerRecord: z.boolean(),
      perPersonDays: z.number().nullable(),
      quietHours: z.strictObject({ from: name, to: name, timeZone: name }).nullable(),
      requireConsent: z.boolean(),
      stopOnReply: z.boolean(),
      maxPerHour: z.number(),
    })
    .partial()
    .optional(),
};

/** An automation as somebody writes it; an option in another spelling must not be left out. */
export const automationShape = z.strictObject(rules);

/** One of a file from another environment, in which people are not named. */
export const portableAutomationShape = z.strictObject({
  ...rules,
  steps: z
    .array(z.discriminatedUnion('type', [...otherSteps, assignTo(z.enum(['choose']).nullable())]))
    .max(50),
}) as unknown as z.ZodType<
  Pick<PortableAutomation, 'name' | 'trigger' | 'steps'> & Partial<PortableAutomation>
>;

/** One that code defines, in `config/plugins`. */
const codeAutomationShape = z.strictObject({
  ...rules,
  /** Tells it from the others for good; its name may change. */
  key: z.string().min(1).max(200),
  enabled: z.boolean().optional(),
});

/** An automation in `config/plugins`; off unless `enabled` says so. */
export interface CodeAutomation extends AutomationInput {
  key: string;
  enabled?: boolean;
}

/** What is wrong with the shape of automations in `config/plugins`, in words. */
export function faultsOfAutomations(value: unknown): string[] {
  if (!Array.isArray(value)) return ['automations must be a list'];
  const seen = new Set<unknown>();
  return value.flatMap((one: unknown, index) => {
    const read = codeAutomationShape.safeParse(one);
    if (!read.success)
      return read.error.issues.map(
        ({ path, message }) => `${['automations', index, ...path].join('.')}: ${message}`,
      );
    const { key } = read.data;
    if (seen.has(key)) return [`automations.${index}.key is there twice: ${key}`];
    seen.add(key);
    return [];
  });
}
