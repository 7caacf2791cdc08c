import type { Duration, Scalar } from './trigger';

interface Waits {
  /** How long after the step before, or after the beginning; absent: at once. */
  wait?: Duration | null;
}

/** Sends a template: to the number of the record, or to the person of the conversation. */
export interface SendTemplateStep extends Waits {
  type: 'sendTemplate';
  /** Its name, or documentId. */
  template: string;
  /** Absent: the record’s, or else the person’s, as far as the template has it. */
  language?: string | null;
  /** By key, e.g. `body.1`; replaces what is mapped. */
  values?: Record<string, string>;
}

/** Answers while the customer service window is open; otherwise the step is left out. */
export interface AnswerStep extends Waits {
  type: 'answer';
  text: string;
  /**
   * What stands on the button that leads to a person; whoever taps it gets no automatic answers for a
   * day. Default: `Talk to a person`.
   */
  personButton?: string | null;
}

/** Gives the conversation to somebody, or, with null, to nobody. */
export interface AssignStep extends Waits {
  type: 'assign';
  /** Id of an admin user. */
  user: number | null;
}

/** Adds a label to the conversation. */
export interface LabelStep extends Waits {
  type: 'label';
  /** documentId */
  label: string;
}

/** Sets a field of the record; with Draft & Publish the draft is saved, and published where it was. */
export interface SetFieldStep extends Waits {
  type: 'setField';
  field: string;
  value: Scalar;
}

/** Emits `whatsapp.automation.event` on Strapi’s event hub. */
export interface EmitStep extends Waits {
  type: 'emit';
  name: string;
}

/** What an automation does, one after another. */
export type Step = SendTemplateStep | AnswerStep | AssignStep | LabelStep | SetFieldStep | EmitStep;

export const STEP_TYPES = [
  'sendTemplate',
  'answer',
  'assign',
  'label',
  'setField',
  'emit',
] as const satisfies readonly Step['type'][];

/** Whether something was sent wherever all of this was done: an answer may be left out, and the rest done. */
export const sendsWhenDone = (steps: readonly Step[]): boolean =>
  steps.some(({ type }) => type === 'sendTemplate') ||
  (steps.length > 0 && steps.every(({ type }) => type === 'answer'));

export const DEFAULT_PERSON_BUTTON = 'Talk to a person';
