import { diagnose } from '../../../../shared/domain/diagnosis';
import { healthNews, type HealthAlert } from '../../../../shared/domain/health/alerts';
import { QUESTIONS } from '../../../../shared/domain/health/facts';
import { isTokenRefused } from '../../../../shared/domain/health/judge-access';
import { forLog } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import type { AccountTrouble } from '../accounts/trouble';
import { isCopied } from '../accounts/view';
import { tellAlert } from '../alerts';
import { oneAtATime } from '../background';
import type { Notifications } from '../notifications';
import type { HealthService } from './index';

/** The name under which Strapi's cron knows the job. */
const JOB = 'whatsapp:check-health';

/** How often it is looked whether an account is due. */
const EVERY_MINUTE = '* * * * *';

const DAY_MS = 24 * 3_600_000;

/** Many installations that were begun together must not all ask at once. */
const JITTER_MS = 4 * 3_600_000;

/** Who had a mail of something hears of it no more for so long, also where the alert was dismissed. */
const MAIL_EVERY_MS = 3 * DAY_MS;

/** Meta refuses a token that has expired or was revoked with this. */
const BAD_TOKEN = 190;

/**
 * The internal service `health-watch`: looks at each account once a day, and tells of what will stop it
 * before it does. What it has told is over when a look finds it so, whoever looked.
 */
export function createHealthWatch({
  runtime,
  health,
  trouble,
  notifications,
  random,
}: {
  runtime: Runtime;
  health: Pick<HealthService, 'look'>;
  trouble: Pick<AccountTrouble, 'hold'>;
  notifications: Pick<Notifications, 'tellAccount'>;
  /** From 0 to 1. */
  random(): number;
}) {
  const { strapi, accounts, alerts, now } = runtime;
  let isStopping = false;

  const later = (time: Date, least: number, jitter: number) =>
    new Date(time.getTime() + least + random() * jitter);

  async function open(account: AccountRow, alert: HealthAlert): Promise<void> {
    const before = await alerts.lastOpenedAt(account.id, alert.kind);
    const { row, isNew } = await alerts.open({
      ...alert,
      params: { account: account.name, ...alert.params },
      account: account.id,
      template: null,
      openedAt: now(),
    });
    if (!isNew) return;
    tellAlert(strapi, row);
    if (!before || now().getTime() - before.getTime() > MAIL_EVERY_MS)
      notifications.tellAccount(account.id, row);
  }

  async function look(account: AccountRow): Promise<void> {
    const { row, facts, checks } = await health.look(account, QUESTIONS);
    for (const alert of healthNews(checks, now()).opens) await open(row, alert);
    if (facts.account.hasToken && isTokenRefused(facts))
      await trouble.hold(row, diagnose(BAD_TOKEN));
  }

  /** Looks at the accounts that are due; of several processes one does it. */
  async function lookAtDue(): Promise<void> {
    for (const account of await accounts.listEnabled()) {
      if (isStopping) return;
      const time = now();
      // A copy has nothing to say about where it came from.
      if (isCopied(runtime, account)) continue;
      if (account.checkDueAt === null) {
        await accounts.planCheck(account.id, later(time, JITTER_MS, DAY_MS - JITTER_MS));
        continue;
      }
      if (new Date(account.checkDueAt) > time) continue;
      const next = later(time, DAY_MS - JITTER_MS / 2, JITTER_MS);
      if (!(await accounts.claimCheck(account.id, time, next))) continue;
      try {
        await look(account);
      } catch (failure) {
        strapi.log.warn(
          `[whatsapp] The health of “${account.name}” could not be looked at: ${forLog(failure)}`,
        );
      }
    }
  }

  /** Looks at what is due, unless a look is still under way. */
  const looking = oneAtATime(lookAtDue, (failure) => {
    strapi.log.error(`[whatsapp] Looking at accounts met an error: ${forLog(failure)}`);
  });

  return {
    run: looking.run,

    start(): void {
      isStopping = false;
      strapi.cron.add({ [JOB]: { task: () => looking.run(), options: { rule: EVERY_MINUTE } } });
    },

    async stop(): Promise<void> {
      isStopping = true;
      strapi.cron.remove(JOB);
      await looking.idle();
    },
  };
}

export type HealthWatch = ReturnType<typeof createHealthWatch>;
