import type { AutomationRules } from '../automation/automation';
import type { AnswerStep, AssignStep, EmitStep, LabelStep } from '../automation/action';
import type { SendTemplateStep, SetFieldStep } from '../automation/action';
import type { TemplateContent } from '../template/template';

/** Which format this is; a file of a later one is refused. */
export const FILE_VERSION = 1;

export const FILE_KINDS = {
  templates: 'whatsapp-templates',
  automations: 'whatsapp-automations',
} as const;

/** One language of a template as another environment can read it: no ids of the database, no people. */
export interface PortableTemplate {
  /** Name of the account through which it is managed. */
  account: string | null;
  label: string | null;
  appliesTo: string | null;
  phoneField: string | null;
  /** Whether only some may send it. Single people do not travel: nobody may, until they are chosen again. */
  isRestricted: boolean;
  /** Codes of roles, such as `strapi-editor`. */
  allowedRoles: string[];
  /** Its file of the Media Library does not travel. */
  content: TemplateContent;
}

/** Gives the conversation to somebody who has to be chosen again, or, with null, to nobody. */
interface PortableAssignStep extends Omit<AssignStep, 'user'> {
  user: 'choose' | null;
}

/** A step whose template and label are named, not numbered. */
export type PortableStep =
  SendTemplateStep | AnswerStep | PortableAssignStep | LabelStep | SetFieldStep | EmitStep;

/** An automation as another environment can read it; its templates, labels and accounts by their names. */
export interface PortableAutomation extends Omit<AutomationRules, 'steps'> {
  name: string;
  account: string | null;
  steps: PortableStep[];
}

export interface TemplatesFile {
  kind: typeof FILE_KINDS.templates;
  version: typeof FILE_VERSION;
  templates: PortableTemplate[];
}

export interface AutomationsFile {
  kind: typeof FILE_KINDS.automations;
  version: typeof FILE_VERSION;
  automations: PortableAutomation[];
}
