import type { Step } from './action';
import type { Condition } from './condition';
import type { Limits } from './limits';
import type { Trigger } from './trigger';

/** What an automation says: when, if, then, and within which limits. */
export interface AutomationRules {
  trigger: Trigger;
  /** Null: always. */
  condition: Condition | null;
  steps: Step[];
  limits: Limits;
}

/** New ones are off. One that is `paused` was on, and is not because something is wrong. */
export const AUTOMATION_STATUSES = ['off', 'on', 'paused'] as const;

export type AutomationStatus = (typeof AUTOMATION_STATUSES)[number];

export const RUN_STATES = ['waiting', 'done', 'skipped', 'failed', 'cancelled'] as const;

/**
 * `waiting`: a step is still to come, now or later. `skipped`: a condition or a limit spoke against it.
 * `failed`: a step could not be done. `cancelled`: the automation was switched off or deleted, or the person
 * wrote.
 */
export type RunState = (typeof RUN_STATES)[number];

/** Ready-made automations, each with a template. */
export const PRESETS = [
  'orderConfirmation',
  'shipping',
  'appointmentReminder',
  'contactFormAnswer',
  'newsletterWelcome',
  'reviewRequest',
] as const;

export type PresetName = (typeof PRESETS)[number];

/** The languages that presets can write in, as Meta calls them. */
export const PRESET_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt_BR'] as const;

export type PresetLanguage = (typeof PRESET_LANGUAGES)[number];
