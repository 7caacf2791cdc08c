import type {
  AutomationRules,
  AutomationStatus,
  PresetLanguage,
  PresetName,
  RunState,
} from '../domain/automation/automation';
import type { Step } from '../domain/automation/action';
import type { ValueKind } from '../domain/automation/condition';
import type { Limits } from '../domain/automation/limits';
import type { Trigger } from '../domain/automation/trigger';
import type { Issue } from '../domain/issue';
import type { MessageState } from '../domain/message/message';
import type { Preview } from './messages';
import type { One, Page, PageQuery } from './page';

/**
 * Automations: when something happens, the right message goes, once. Below `/whatsapp`.
 *
 *   GET    /automations                             ListAutomations     automations.read
 *   POST   /automations                             SaveAutomation      automations.manage; it is off
 *   POST   /automations/check                       CheckAutomation     automations.manage
 *   POST   /automations/dry-run                     DryRun              automations.manage, and the right to read the record
 *   POST   /automations/matches                     CountMatches        automations.manage
 *   GET    /automations/fields                      ListRuleFields      automations.read
 *   GET    /automations/presets                     ListPresets         automations.manage
 *   POST   /automations/presets                     ApplyPreset         automations.manage and templates.manage
 *   GET    /automations/runs                        ListRuns            automations.read
 *   GET    /automations/:documentId                 GetAutomation       automations.read
 *   PUT    /automations/:documentId                 SaveAutomation      automations.manage; not what code says
 *   DELETE /automations/:documentId                 –                   automations.manage; not what code says; what waits is cancelled
 *   POST   /automations/:documentId/turn-on         ActOnAutomation     automations.manage; also ends a pause
 *   POST   /automations/:documentId/turn-off        ActOnAutomation     automations.manage; what waits is cancelled
 *   POST   /automations/:documentId/duplicate       ActOnAutomation     automations.manage; answers the new one, which is off
 *   GET    /records/:uid/:documentId/automations    ListRecordRuns      automations.read or messages.send, and the right to read the record
 *
 * Records to try one with are listed by `GET /collections/:uid/records`, fields of a relation by
 * `GET /collections/:uid/fields`; both can be asked with automations.manage, too.
 */

export interface AutomationInput {
  name: string;
  /** documentId of the account that sends and that conversations belong to; null: as for single messages. */
  account?: string | null;
  trigger: Trigger;
  condition?: AutomationRules['condition'];
  steps: Step[];
  limits?: Partial<Limits>;
}

type ToldIssue = Issue & { message: string };

type SentenceParams = Record<string, string | number>;

export interface Automation extends AutomationRules {
  documentId: string;
  name: string;
  account: string | null;
  accountName: string | null;
  accountIsSandbox: boolean;
  status: AutomationStatus;
  /** Why it is paused, in words, and by the code of the sentence with its parameters. */
  pauseText: string | null;
  pauseCode: string | null;
  pauseParams: SentenceParams | null;
  pausedAt: string | null;
  /** Since when it is on; nothing from before counts. */
  onSince: string | null;
  /** Defined in `config/plugins`: it can be read and tried, not changed. There it is also switched on and off. */
  isLocked: boolean;
  /** Of the records that it watches; null for one about conversations, or a collection that is gone. */
  collectionName: string | null;
  /** Name of the first template that it sends; null for none. */
  templateName: string | null;
  createdBy: string | null;
  createdAt: string;
  updatedAt: string;
  lastRunAt: string | null;
  /** Of the last seven days, by what became of it. */
  lastDays: { done: number; skipped: number; failed: number };
  /** Runs with a step still to come. */
  waiting: number;
  /** What is wrong with it as things stand now; with an error it cannot be turned on. */
  issues: ToldIssue[];
}

export interface AutomationQuery extends PageQuery {
  _q?: string;
  status?: AutomationStatus;
  /** Of the collection that it watches. */
  uid?: string;
  /** By `name`, `status`, `lastRunAt` or `createdAt`, e.g. `name:asc`; default: the newest first. */
  sort?: string;
}

/** Whether one part of a dry run speaks for going on. `wait`: it would go on later. */
export type Verdict = 'yes' | 'no' | 'wait';

/** One part of what would happen. */
export type DryRunStep = {
  verdict: Verdict;
  /** Why, in words; what speaks against it, or what would be done. */
  issues: ToldIssue[];
  /** When it would be, where that is not now. */
  at: string | null;
} & (
  | { part: 'trigger' }
  /** `path`: where it stands in the condition, e.g. `and.0`; each row is told. */
  | { part: 'condition'; path: string; actual: string | null }
  | { part: 'limit'; limit: keyof Limits }
  | { part: 'step'; index: number; step: Step; preview: Preview | null }
);

export interface DryRunResult {
  /** Whether it would go to its end. */
  goesOn: boolean;
  steps: DryRunStep[];
}

/** What an automation would have been about lately. */
export interface Matches {
  /** Records that there are and that turning on leaves alone; null for one about conversations. */
  existing: number | null;
  /** Within the last seven days; null where it cannot be told. At most `MATCHES_LIMIT` are looked at. */
  lastDays: { matched: number; checked: number; isCapped: boolean } | null;
}

export const MATCHES_LIMIT = 500;

/** A field that a trigger can watch, a condition can ask for, or a step can set. */
export interface RuleField {
  /** As a condition names it, e.g. `record.status`, `record.customer.city`, `contact.language`. */
  variable: string;
  /** Where it lies in the record, e.g. `customer.city`; null for what is not of the record. */
  path: string | null;
  displayName: string;
  /** Strapi’s attribute type. */
  type: string;
  kind: ValueKind;
  /** Of an enumeration; empty for all others. */
  choices: string[];
  /** A field of the record itself, so its changes can be watched. */
  canWatch: boolean;
  /** And a step may set it. */
  canSet: boolean;
  /** It holds a day or a time that a `date` trigger may use. */
  canBeDue: boolean;
}

/** What the editor offers below one relation or component; `fields` first, then ways on. */
export interface RuleFields {
  fields: RuleField[];
  /** Relations and components whose fields can be asked for by their path. */
  ways: { path: string; displayName: string }[];
  /** The rest is about the collection itself. */
  hasDraftAndPublish: boolean;
  isLocalized: boolean;
  /** Whether it takes part, so that a number is known. */
  isEnabled: boolean;
}

/** What a preset becomes for a collection. */
export interface Preset {
  name: PresetName;
  /** In English, as is the description. */
  title: string;
  description: string;
  /** What the collection lacks for it, in words; empty: it can be taken. */
  lacks: ToldIssue[];
}

/** One step of a run, as far as it came. */
export interface RunStep {
  index: number;
  type: Step['type'];
  outcome: 'done' | 'skipped' | 'failed';
  at: string;
  /** Why, in words, and by the code of the sentence with its parameters; null where it was done. */
  reason: string | null;
  reasonCode: string | null;
  reasonParams: SentenceParams | null;
  /** The message that it made. */
  message: { documentId: string; state: MessageState } | null;
}

/** One time that an automation had reason to do something. */
export interface AutomationRun {
  documentId: string;
  automation: { documentId: string; name: string } | null;
  state: RunState;
  /** Why it was skipped, has failed, was cancelled or waits, in words, and by the code of the sentence. */
  reason: string | null;
  reasonCode: string | null;
  reasonParams: SentenceParams | null;
  createdAt: string;
  /** When its next step is due; null unless it waits. */
  dueAt: string | null;
  finishedAt: string | null;
  /** What set it off: the type of the trigger, and the watched field before and after where there is one. */
  trigger: { type: Trigger['type']; before: string | null; after: string | null };
  record: { uid: string; documentId: string; locale: string | null } | null;
  /** Masked for whoever may not read the log. */
  phone: string | null;
  conversation: string | null;
  steps: RunStep[];
  /** How many steps the automation had then. */
  stepCount: number;
}

export interface RunQuery extends PageQuery {
  automation?: string;
  /** One, or several with commas between them. */
  state?: string;
  recordUid?: string;
  recordDocumentId?: string;
  /** By `createdAt`; default: the latest first. */
  sort?: string;
}

export type ListAutomations = { Query: AutomationQuery; Response: Page<Automation> };
export type GetAutomation = { Response: One<Automation> };
export type SaveAutomation = { Request: AutomationInput; Response: One<Automation> };
/** What is wrong with one that is not saved yet; errors keep it from being turned on, not from being saved. */
export type CheckAutomation = { Request: AutomationInput; Response: One<{ issues: ToldIssue[] }> };
export type ActOnAutomation = { Response: One<Automation> };
/** Sends nothing and stores nothing. For triggers about conversations a contact instead of a record. */
export type DryRun = {
  Request: {
    automation: AutomationInput;
    /** Of a saved one, so that the limits know what it did before. */
    documentId?: string;
    record?: { documentId: string; locale?: string | null };
    /** documentId */
    contact?: string;
    /** What the person would write; default: what sets the trigger off. */
    text?: string;
  };
  Response: One<DryRunResult>;
};
export type CountMatches = { Request: { automation: AutomationInput }; Response: One<Matches> };
/** `path`: a relation or component to look into; absent: the record itself, with what is known of the person. */
export type ListRuleFields = { Query: { uid?: string; path?: string }; Response: One<RuleFields> };
export type ListPresets = { Query: { uid: string }; Response: { data: Preset[] } };
/**
 * Makes a template that is a draft, or takes the one of that name and language that is there, and an
 * automation that is off.
 */
export type ApplyPreset = {
  Request: {
    preset: PresetName;
    uid: string;
    account?: string | null;
    /** Of what the template says; default: `en`. */
    language?: PresetLanguage;
    /** What both are called; default: the English title. */
    title?: string;
  };
  Response: One<{ automation: Automation; template: string; isNewTemplate: boolean }>;
};
export type ListRuns = { Query: RunQuery; Response: Page<AutomationRun> };
/** The latest ten of this record, those that wait first. */
export type ListRecordRuns = { Query: { locale?: string }; Response: { data: AutomationRun[] } };
