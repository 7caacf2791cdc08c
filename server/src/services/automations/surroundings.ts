import { Cron } from 'croner';

import type { AutomationInput } from '../../../../shared/contracts/automations';
import type { AutomationRules } from '../../../../shared/domain/automation/automation';
import { checkAutomation, type Surroundings } from '../../../../shared/domain/automation/check';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import { uidOf } from '../../../../shared/domain/automation/trigger';
import type { Issue } from '../../../../shared/domain/issue';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import type { CollectionSettings } from '../../collections/settings';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import { describeIn, ownField } from './fields';

/** What somebody wants an automation to do, with what they left out. */
export const rulesOf = (input: AutomationInput): AutomationRules => ({
  trigger: input.trigger,
  condition: input.condition ?? null,
  steps: input.steps,
  limits: { ...DEFAULT_LIMITS, ...input.limits },
});

/** The next time of a schedule after a time; null when there is none. */
export function nextTime(cron: string, timeZone: string, after: Date): Date | null {
  const job = new Cron(cron, { timezone: timeZone, paused: true });
  try {
    return job.nextRun(after);
  } finally {
    job.stop();
  }
}

/** Whether this is a schedule: five parts, as in a crontab. */
function isCron(cron: string, timeZone: string): boolean {
  if (cron.trim().split(/\s+/).length !== 5) return false;
  try {
    return nextTime(cron, timeZone, new Date(0)) !== null;
  } catch {
    return false;
  }
}

/** Looks at automations as things stand now. */
export function createAutomationCheck(runtime: Runtime, collections: CollectionSettings) {
  const { strapi, accounts, inbox, labels, templates } = runtime;

  async function surroundingsOf({ trigger, steps }: AutomationRules): Promise<Surroundings> {
    const uid = uidOf(trigger);
    const collection = uid === null ? null : await collections.get(uid);
    const names = steps.flatMap((step) => (step.type === 'sendTemplate' ? [step.template] : []));
    const found =
      names.length === 0
        ? []
        : await templates.listBrief({
            $or: [{ name: { $in: names } }, { documentId: { $in: names } }],
          });
    const users = new Set<number>();
    const known = new Set<string>();
    for (const step of steps) {
      if (step.type === 'assign' && step.user !== null && (await inbox.getPerson(step.user)))
        users.add(step.user);
      if (step.type === 'label' && (await labels.get(step.label))) known.add(step.label);
    }
    const all = await accounts.listEnabled();
    return {
      collection: collection && {
        name: collection.displayName,
        hasDraftAndPublish: collection.hasDraftAndPublish,
        isEnabled: collection.setting?.enabled === true,
      },
      field: (name) => (uid === null ? null : ownField(strapi, uid, name)),
      describe: describeIn(strapi, uid),
      template(name) {
        const those = found.filter(({ row }) => row.name === name || row.documentId === name);
        if (those.length === 0) return 'missing';
        return those.some(({ row }) => isUsable(row.status)) ? 'usable' : 'unusable';
      },
      hasAccount: (documentId) => all.some((account) => account.documentId === documentId),
      hasUser: (id) => users.has(id),
      hasLabel: (documentId) => known.has(documentId),
      isCron,
    };
  }

  const check = async (rules: AutomationRules & { name: string }): Promise<Issue[]> =>
    checkAutomation(rules, await surroundingsOf(rules));

  return {
    check,

    ofRow: ({ name, trigger, condition, steps, limits }: AutomationRow): Promise<Issue[]> =>
      check({ name, trigger, condition, steps, limits: { ...DEFAULT_LIMITS, ...limits } }),
  };
}

export type AutomationCheck = ReturnType<typeof createAutomationCheck>;
