import type { Automation, AutomationInput } from '../../../../../shared/contracts/automations';
import type { Step } from '../../../../../shared/domain/automation/action';
import { DEFAULT_LIMITS, type Limits } from '../../../../../shared/domain/automation/limits';
import {
  isInbound,
  uidOf,
  type Duration,
  type Trigger,
  type TriggerType,
} from '../../../../../shared/domain/automation/trigger';
import { NO_CONDITION, readCondition, writeCondition, type Group } from '../words/condition-tree';

/** An automation as the editor holds it. */
export interface Draft {
  name: string;
  account: string | null;
  trigger: Trigger;
  condition: Group;
  steps: Step[];
  limits: Limits;
}

/** An automation as it is shown. */
export const draftOf = ({
  name,
  account,
  trigger,
  condition,
  steps,
  limits,
}: Pick<Automation, 'name' | 'account' | 'trigger' | 'condition' | 'steps' | 'limits'>): Draft => ({
  name,
  account,
  trigger,
  condition: readCondition(condition),
  steps,
  limits: { ...DEFAULT_LIMITS, ...limits },
});

/** What is sent to be kept. */
export const inputOf = ({ name, condition, trigger, ...rest }: Draft): AutomationInput => ({
  ...rest,
  name: name.trim(),
  trigger: withoutEmptyLines(trigger),
  condition: writeCondition(condition).condition,
});

const filled = (words: readonly string[]): string[] =>
  words.map((word) => word.trim()).filter((word) => word !== '');

function withoutEmptyLines(trigger: Trigger): Trigger {
  if (trigger.type === 'keyword') return { ...trigger, words: filled(trigger.words) };
  if (trigger.type === 'buttonReply') return { ...trigger, texts: filled(trigger.texts) };
  return trigger;
}

/** A new automation that sends a template when a record of the collection is made. */
export const emptyDraft = (uid: string | null): Draft => ({
  name: '',
  account: null,
  trigger: uid === null ? { type: 'keyword', words: [] } : { type: 'created', uid },
  condition: NO_CONDITION,
  steps: [emptyStep('sendTemplate')],
  limits: DEFAULT_LIMITS,
});

interface Known {
  /** The collection to begin with where none was chosen. */
  uid: string | null;
  timeZone: string;
}

const HOUR: Duration = { amount: 1, unit: 'hours' };

/** A trigger of another type; what both have in common stays. */
export function triggerOf(type: TriggerType, before: Trigger, known: Known): Trigger {
  if (type === before.type) return before;
  const uid = uidOf(before) ?? known.uid ?? '';
  const timeZone = 'timeZone' in before ? before.timeZone : known.timeZone;
  const version = 'version' in before && before.version ? { version: before.version } : {};
  const account = isInbound(before) && before.account ? { account: before.account } : {};
  switch (type) {
    case 'created':
    case 'updated':
    case 'published':
    case 'unpublished':
    case 'deleted':
      return { type, uid };
    case 'fieldChanged':
      return { type, uid, field: '', ...version };
    case 'date':
      return {
        type,
        uid,
        field: '',
        offset: { amount: -1, unit: 'days' },
        at: '09:00',
        timeZone,
        ...version,
      };
    case 'schedule':
      return { type, uid, cron: '0 9 * * *', timeZone, ...version };
    case 'keyword':
      return { type, words: [], ...account };
    case 'buttonReply':
      return { type, texts: [], ...account };
    case 'firstMessage':
      return { type, ...account };
    case 'noReply':
      return { type, of: 'team', after: HOUR, ...account };
  }
}

/** The same trigger of another collection: its fields are others. */
export function triggerWithUid(trigger: Trigger, uid: string): Trigger {
  if (isInbound(trigger)) return trigger;
  if (trigger.type === 'fieldChanged') {
    const { from: _from, to: _to, ...rest } = trigger;
    return { ...rest, uid, field: '' };
  }
  return trigger.type === 'date' ? { ...trigger, uid, field: '' } : { ...trigger, uid };
}

/** A step of which nothing has been said yet. */
export function emptyStep(type: Step['type']): Step {
  switch (type) {
    case 'sendTemplate':
      return { type, template: '' };
    case 'answer':
      return { type, text: '' };
    case 'assign':
      return { type, user: null };
    case 'label':
      return { type, label: '' };
    case 'setField':
      return { type, field: '', value: null };
    case 'emit':
      return { type, name: '' };
  }
}

/** The same steps with one moved to another place. */
export function moveStep(steps: readonly Step[], from: number, to: number): Step[] {
  const rest = steps.filter((_, index) => index !== from);
  return [...rest.slice(0, to), steps[from]!, ...rest.slice(to)];
}

/** Lines of text as a list, and back: words that people write are one a line. */
export const toLines = (words: readonly string[]): string => words.join('\n');

/** Empty lines are kept while somebody types, as the last of them is where they are. */
export const fromLines = (text: string): string[] => (text === '' ? [] : text.split('\n'));
