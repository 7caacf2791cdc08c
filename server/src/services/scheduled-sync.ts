import { forLog } from '../errors';
import type { Runtime } from '../runtime';
import { outsideTransactions } from '../store/outside-transactions';
import type { AccountRow } from '../store/rows';
import { tellAlert } from './alerts';
import { oneAtATime } from './background';
import type { Notifications } from './notifications';
import type { Templates } from './templates';

/** The name under which Strapi's cron knows the job. */
const JOB = 'whatsapp:sync-templates';

/** How often it is looked whether an account is due. */
const EVERY_MINUTE = '* * * * *';

const MINUTE_MS = 60_000;

/** A failure that passes by itself is nobody's business; this many in a row are. */
const FAILURES_TO_TELL = 3;

/**
 * The internal service `scheduled-sync`: brings templates in step with Meta from time to time, for
 * webhooks that never come behind an app that others use too.
 */
export function createScheduledSync(
  runtime: Runtime,
  templates: Templates,
  notifications: Pick<Notifications, 'tellAccount'>,
) {
  const { strapi, config, accounts, alerts } = runtime;
  const intervalMs = config.templates.syncEveryMinutes * MINUTE_MS;
  const refreshing = new Map<string, Promise<void>>();
  /** Asked for again while it was being looked at: that look may have come too early. */
  const askedAgain = new Set<string>();

  async function noteFailure(account: AccountRow, failure: unknown): Promise<void> {
    const reason = (failure as Error)?.message ?? String(failure);
    const failures = await accounts.noteSyncFailure(account.id);
    if (failures === 1)
      strapi.log.warn(
        `[whatsapp] The templates of “${account.name}” were not brought in step with Meta: ${reason}`,
      );
    if (failures < FAILURES_TO_TELL) return;
    const kind = 'account.sync-failed';
    const { row, isNew } = await alerts.open({
      account: account.id,
      template: null,
      kind,
      severity: 'warning',
      messageKey: `alert.${kind}`,
      params: { account: account.name, reason },
      openedAt: runtime.now(),
    });
    if (!isNew) return;
    tellAlert(strapi, row);
    notifications.tellAccount(account.id, row);
  }

  /** Syncs the accounts that are due; of several processes one does it. */
  async function syncDue(): Promise<void> {
    const now = runtime.now();
    const due = new Date(now.getTime() - intervalMs);
    const businesses = new Set<string>();
    for (const account of await accounts.listEnabled()) {
      // One account speaks for all of its WhatsApp Business Account.
      if (businesses.has(account.businessAccountId)) continue;
      businesses.add(account.businessAccountId);
      if (new Date(account.lastSyncedAt ?? account.createdAt) > due) continue;
      if (!(await accounts.claimSync(account.id, due, now))) continue;
      try {
        await templates.syncAccount(account.documentId);
      } catch (failure) {
        await noteFailure(account, failure);
      }
    }
  }

  const onError = (failure: unknown): void => {
    strapi.log.error(`[whatsapp] A scheduled sync met an error: ${forLog(failure)}`);
  };

  /** The next scheduled sync finds it, too. */
  const onUnread = (failure: unknown): void => {
    strapi.log.warn(
      `[whatsapp] A template that Meta has changed could not be read: ${(failure as Error)?.message}`,
    );
  };

  async function look(documentId: string): Promise<void> {
    do {
      askedAgain.delete(documentId);
      await templates.sync(documentId).then(() => undefined, onUnread);
    } while (askedAgain.has(documentId));
  }

  /** Runs what is due, unless a run is still under way. */
  const syncing = oneAtATime(syncDue, onError);

  return {
    run: syncing.run,

    /** Looks at one template at Meta soon, without keeping the caller waiting. */
    refresh(documentId: string): void {
      if (refreshing.has(documentId)) {
        askedAgain.add(documentId);
        return;
      }
      const looking = outsideTransactions(() => look(documentId)).finally(() =>
        refreshing.delete(documentId),
      );
      refreshing.set(documentId, looking);
    },

    start(): void {
      if (intervalMs === 0) return;
      strapi.cron.add({
        [JOB]: { task: () => syncing.run(), options: { rule: EVERY_MINUTE } },
      });
    },

    async stop(): Promise<void> {
      if (intervalMs > 0) strapi.cron.remove(JOB);
      await syncing.idle();
    },

    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      await Promise.all([syncing.idle(), ...refreshing.values()]);
    },
  };
}

export type ScheduledSync = ReturnType<typeof createScheduledSync>;
