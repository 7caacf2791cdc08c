import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import { tellAlert } from '../alerts';
import type { Active } from './active';
import type { Reason } from './perform';

/** So many failures in a row say that something is wrong with the automation, and not with one record. */
const FAILURES = 5;

const kindOf = ({ documentId }: Pick<AutomationRow, 'documentId'>): string =>
  `automation.paused.${documentId}`;

/** Lets automations stand still where something is wrong, and says so. */
export function createPause(runtime: Runtime, active: Pick<Active, 'forget'>) {
  const { strapi, alerts, automations, now } = runtime;

  async function pause(automation: AutomationRow, { code, params }: Reason): Promise<void> {
    const reason = sentenceOf(code, params);
    const isOurs = await automations.change(automation.id, ['on'], {
      status: 'paused',
      pausedAt: now(),
      pauseText: reason,
    });
    if (!isOurs) return;
    active.forget();
    strapi.log.warn(`[whatsapp] The automation “${automation.name}” is paused: ${reason}`);
    const { row } = await alerts.open({
      account: null,
      template: null,
      kind: kindOf(automation),
      severity: 'danger',
      messageKey: 'alert.automation.paused',
      params: { automation: automation.name, reason },
      openedAt: now(),
    });
    tellAlert(strapi, row);
  }

  return Object.assign(pause, {
    /** A run has failed; after some in a row it stands still. */
    async noteFailure(automation: AutomationRow, { code, params }: Reason): Promise<void> {
      const failures = await automations.locked(automation.id, async () => {
        const count = ((await automations.getById(automation.id))?.failures ?? 0) + 1;
        await automations.save(automation.id, { failures: count });
        return count;
      });
      if (failures >= FAILURES)
        await pause(automation, {
          code: 'automation.paused.failures',
          params: { count: failures, reason: sentenceOf(code, params) },
        });
    },

    async noteSuccess(automation: AutomationRow): Promise<void> {
      await automations.save(automation.id, { lastRunAt: now(), failures: 0 });
    },

    /** It is on again, or gone. */
    endAlert: (automation: AutomationRow): Promise<void> =>
      alerts.resolve({ account: null, template: null }, [kindOf(automation)], now()),
  });
}

export type Pause = ReturnType<typeof createPause>;
