import type { Runtime } from '../../runtime';
import { afterCommit } from '../../store/after-commit';
import type { CampaignRow } from '../../store/campaign-rows';
import { inTransaction } from '../../store/table';
import { tellAlert } from '../alerts';
import type { Notifications } from '../notifications';
import type { Trouble } from './watch';

const KIND = 'campaign.paused';

/** Tells people of campaigns that stand still by themselves, as long as they do. */
export function createPauseAlert(
  { strapi, campaigns, alerts, now }: Runtime,
  notifications: Pick<Notifications, 'tellCampaign'>,
) {
  return {
    /** Pauses a campaign together with its alert; false when it neither runs nor waits any more. */
    pause: (row: CampaignRow, { reason, text }: Trouble): Promise<boolean> =>
      inTransaction(strapi, async () => {
        const isPaused = await campaigns.change(row.id, ['running', 'scheduled'], {
          status: 'paused',
          pauseReason: reason,
          pauseText: text,
        });
        if (!isPaused) return false;
        const opened = await alerts.open({
          account: row.account?.id ?? null,
          template: null,
          campaign: row.id,
          kind: KIND,
          severity: 'danger',
          messageKey: 'alert.campaign.paused',
          params: { campaign: row.name, reason: text },
          openedAt: now(),
        });
        afterCommit(strapi, () => {
          tellAlert(strapi, opened.row);
          notifications.tellCampaign(row.id, opened.row);
        });
        return true;
      }),

    /** Changes a campaign that is in one of these statuses so that it stands still no longer; the alert ends with that. */
    goOn: (...[id, from, patch]: Parameters<typeof campaigns.change>): Promise<boolean> =>
      inTransaction(strapi, async () => {
        if (!(await campaigns.change(id, from, patch))) return false;
        await alerts.resolve({ account: null, template: null, campaign: id }, [KIND], now());
        return true;
      }),
  };
}

export type PauseAlert = ReturnType<typeof createPauseAlert>;
