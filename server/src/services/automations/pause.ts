import { sentenceOf, type SentenceKey } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { AutomationRow } from '../../store/automation-rows';
import { PLUGIN_ID } from '../../../../shared/plugin';
import { tellAlert } from '../alerts';
import type { Notifications } from '../notifications';
import type { Active } from './active';
import type { Reason } from './perform';

/** So many failures in a row say that something is wrong with the automation, and not with one record. */
const FAILURES = 5;

const KIND = 'automation.paused';

/** Why an automation stands still; each is told at the automation, and by an alert that names it. */
const ALERTS = {
  'automation.paused.failures': 'alert.automation.failures',
  'automation.paused.tooOften': 'alert.automation.tooOften',
  'automation.paused.tooMany': 'alert.automation.tooMany',
} as const satisfies Partial<Record<SentenceKey, SentenceKey>>;

interface PauseReason {
  code: keyof typeof ALERTS;
  params: Record<string, string | number>;
}

/** Lets automations stand still where something is wrong, and says so. */
export function createPause(
  runtime: Runtime,
  active: Pick<Active, 'forget'>,
  notifications: Pick<Notifications, 'tellNews'>,
) {
  const { strapi, alerts, automations, now } = runtime;

  async function pause(automation: AutomationRow, { code, params }: PauseReason): Promise<void> {
    const isOurs = await automations.change(automation.id, ['on'], {
      status: 'paused',
      pausedAt: now(),
      pauseCode: code,
      pauseParams: params,
    });
    if (!isOurs) return;
    active.forget();
    strapi.log.warn(
      `[whatsapp] The automation “${automation.name}” is paused: ${sentenceOf(code, params)}`,
    );
    const { row } = await alerts.open({
      account: null,
      template: null,
      automation: automation.id,
      kind: KIND,
      severity: 'danger',
      messageKey: ALERTS[code],
      params: { automation: automation.name, ...params },
      openedAt: now(),
    });
    tellAlert(strapi, row);
    notifications.tellNews(row, {
      subject: (words) => words.automation(automation.name),
      path: `/plugins/${PLUGIN_ID}/automations/${automation.documentId}`,
      account: automation.account?.id ?? null,
      anyOf: ['automations.read', 'automations.manage', 'accounts.read'],
    });
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
      alerts.resolve({ account: null, template: null, automation: automation.id }, [KIND], now()),
  });
}

export type Pause = ReturnType<typeof createPause>;
