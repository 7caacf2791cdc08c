import { passes } from '../../../../shared/domain/issue';
import { isSame } from '../../../../shared/domain/same-json';
import { uidOf } from '../../../../shared/domain/automation/trigger';
import type { CodeAutomation } from '../../automation-shape';
import { inWords } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import type { AutomationPatch } from '../../store/automations';
import { rulesOf, type AutomationCheck } from './surroundings';

/** Brings what is stored in step with the automations in `config/plugins`. */
export function createFromConfig(
  runtime: Runtime,
  check: AutomationCheck,
  turnOff: (row: AutomationRow) => Promise<void>,
) {
  const { strapi, accounts, automations, config, now } = runtime;

  /** Whether it is on now: what was paused stays so until the code says something else. */
  function statusOf(row: AutomationRow, isWanted: boolean, isChanged: boolean): AutomationPatch {
    if (!isWanted) return {};
    const isPaused = row.status === 'paused' && !isChanged;
    if (row.status === 'on' || isPaused) return {};
    return {
      status: 'on',
      onSince: now(),
      scannedTo: now(),
      failures: 0,
      pausedAt: null,
      pauseCode: null,
      pauseParams: null,
    };
  }

  async function apply(wanted: CodeAutomation): Promise<void> {
    const { key, name, enabled = false } = wanted;
    const row = await automations.getOrInsertKey(key, name);
    const rules = rulesOf(wanted);
    const account = wanted.account
      ? ((await accounts.get(wanted.account)) ??
        (await accounts.listOfNumbers([wanted.account]))[0])
      : null;
    const issues = await check.check({ name, ...rules, account: account?.documentId ?? null });
    const isRight = passes(issues) && (!wanted.account || account);
    if (enabled && !isRight)
      strapi.log.warn(
        `[whatsapp] The automation “${name}” of config/plugins stays off: ${
          issues.map((issue) => inWords(issue).message).join(' ') ||
          `there is no account ${wanted.account}.`
        }`,
      );
    const { trigger, condition, steps, limits } = rules;
    const isChanged = !isSame(
      { trigger, condition, steps, limits },
      {
        trigger: row.trigger,
        condition: row.condition,
        steps: row.steps,
        limits: row.limits,
      },
    );
    await automations.save(row.id, {
      name,
      trigger,
      condition,
      steps,
      limits,
      account: account?.id ?? null,
      collectionUid: uidOf(trigger),
      ...statusOf(row, enabled && Boolean(isRight), isChanged),
    });
    if (!(enabled && isRight) && row.status !== 'off') await turnOff(row);
  }

  return async (): Promise<void> => {
    const stored = await automations.listKeyed();
    if (config.automations.length === 0 && stored.length === 0) return;
    for (const wanted of config.automations) await apply(wanted);
    const keys = new Set(config.automations.map(({ key }) => key));
    for (const row of stored) {
      if (keys.has(row.key!)) continue;
      // What code says no more is the panel’s, and off.
      if (row.status !== 'off') await turnOff(row);
      await automations.save(row.id, { key: null });
    }
  };
}
