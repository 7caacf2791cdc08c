import { Cron } from 'croner';

import type { AutomationInput } from '../../../../shared/contracts/automations';
import type { AutomationRules } from '../../../../shared/domain/automation/automation';
import { checkAutomation, type Surroundings } from '../../../../shared/domain/automation/check';
import { DEFAULT_LIMITS } from '../../../../shared/domain/automation/limits';
import { isInbound, uidOf, type Trigger } from '../../../../shared/domain/automation/trigger';
import type { Issue } from '../../../../shared/domain/issue';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import type { CollectionSettings } from '../../collections/settings';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import type { AccountRow } from '../../store/rows';
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

/** The account that it is said to write from, or to be about. */
export const accountNamedBy = (
  trigger: Trigger,
  account: string | null | undefined,
): string | null => account ?? (isInbound(trigger) ? (trigger.account ?? null) : null);

/** An automation as it is looked at, with the account that it names. */
export type Checked = AutomationRules & {
  name: string;
  /** documentId */
  account: string | null;
};

/** Looks at automations as things stand now. */
export function createAutomationCheck(runtime: Runtime, collections: CollectionSettings) {
  const { strapi, accounts, inbox, labels, templates } = runtime;

  /** The accounts that it may write from: the one that is named, or else the default one, or those written to. */
  async function sendersOf({ trigger, account }: Checked, enabled: AccountRow[]) {
    const named = accountNamedBy(trigger, account);
    if (named !== null) return enabled.filter(({ documentId }) => documentId === named);
    if (isInbound(trigger)) return enabled;
    const main = await accounts.getDefault();
    return main ? [main] : [];
  }

  async function surroundingsOf(checked: Checked): Promise<Surroundings> {
    const { trigger, steps, account } = checked;
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
    const senders = await sendersOf(checked, all);
    const named = account === null ? null : await accounts.get(account);
    return {
      accountOff: named && !named.enabled ? named.name : null,
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
        const ofSender = senders.map(({ businessAccountId }) =>
          those.filter(({ row }) => row.businessAccountId === businessAccountId),
        );
        const lacking = senders[ofSender.findIndex((list) => list.length === 0)];
        if (lacking) return { lackedBy: lacking.name };
        const lists = senders.length > 0 ? ofSender : [those];
        const [{ row: first }] = lists.flat() as [(typeof those)[number]];
        // A template applies to one collection in all its languages.
        if (uid !== null && first.appliesTo !== null && first.appliesTo !== uid)
          return { madeFor: first.appliesTo };
        const isReady = (list: typeof those) => list.some(({ row }) => isUsable(row.status));
        return lists.every(isReady) ? 'usable' : 'unusable';
      },
      hasAccount: (documentId) => all.some((account) => account.documentId === documentId),
      hasUser: (id) => users.has(id),
      hasLabel: (documentId) => known.has(documentId),
      isCron,
    };
  }

  const check = async (checked: Checked): Promise<Issue[]> =>
    checkAutomation(checked, await surroundingsOf(checked));

  return {
    check,

    ofRow: ({ name, trigger, condition, steps, limits, account }: AutomationRow) =>
      check({
        name,
        trigger,
        condition,
        steps,
        limits: { ...DEFAULT_LIMITS, ...limits },
        account: account?.documentId ?? null,
      }),
  };
}

export type AutomationCheck = ReturnType<typeof createAutomationCheck>;
