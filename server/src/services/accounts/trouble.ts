import { forLog } from '../../errors';
import {
  ACCOUNT_ALERT_KINDS,
  accountAlertOf,
  type AccountAlert,
} from '../../../../shared/domain/account-alerts';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { tellAlert } from '../alerts';
import type { Notifications } from '../notifications';
import { holdAccount } from './hold';

/** How it came to be known: by the answer to a request, or by a later status. */
export type Channel = 'answer' | 'status';

/** How old the list of what is open may be. */
const REFRESH_MS = 5_000;

/** Who heard of a fault hears of it no more for this long, however often it goes and comes. */
const MAIL_EVERY_MS = 6 * 3_600_000;

interface OpenTrouble {
  id: number;
  kind: string;
  openedAt: Date;
  by: Channel;
}

/**
 * The internal service `account-trouble`: opens one alert for each fault of an account that its messages
 * meet, and ends it when one goes through. It never fails: what it does is beside the sending.
 */
export function createAccountTrouble(runtime: Runtime, notifications: Notifications) {
  const { strapi, accounts, alerts, now } = runtime;
  let open = new Map<number, OpenTrouble[]>();
  const opening = new Set<string>();
  let askedAt = 0;
  let asking: Promise<void> | null = null;

  function onFailure(failure: unknown): void {
    strapi.log.warn(`[whatsapp] An alert about an account was not written: ${forLog(failure)}`);
  }

  async function load(): Promise<void> {
    askedAt = now().getTime();
    const rows = await alerts.listOpenOfAccounts(ACCOUNT_ALERT_KINDS);
    open = new Map();
    for (const { account, ...trouble } of rows)
      open.set(account, [...(open.get(account) ?? []), toTrouble(trouble)]);
  }

  /** Every message that goes through asks; the database is asked once in a while for all of them. */
  async function refresh(): Promise<void> {
    if (now().getTime() - askedAt >= REFRESH_MS)
      asking ??= load()
        .catch(onFailure)
        .finally(() => {
          asking = null;
        });
    await asking;
  }

  const toTrouble = (row: Pick<AlertRow, 'id' | 'kind' | 'openedAt' | 'params'>): OpenTrouble => ({
    id: row.id,
    kind: row.kind,
    openedAt: new Date(row.openedAt),
    by: row.params?.by === 'status' ? 'status' : 'answer',
  });

  async function openAlert(account: number, alert: AccountAlert, by: Channel): Promise<void> {
    const row = await accounts.getById(account);
    if (!row) return;
    const before = await alerts.lastOpenedAt(account, alert.kind);
    const opened = await alerts.open({
      account,
      template: null,
      kind: alert.kind,
      severity: alert.severity,
      messageKey: alert.messageKey,
      params: { account: row.name, by },
      openedAt: now(),
    });
    const others = (open.get(account) ?? []).filter(({ kind }) => kind !== alert.kind);
    open.set(account, [...others, toTrouble(opened.row)]);
    if (!opened.isNew) return;
    tellAlert(strapi, opened.row);
    if (!before || now().getTime() - before.getTime() > MAIL_EVERY_MS)
      notifications.tellAccount(account, opened.row);
  }

  return {
    /** Stops the account until its connection works again. */
    async hold(
      account: Parameters<typeof holdAccount>[1],
      reason: Parameters<typeof holdAccount>[2],
    ): Promise<void> {
      const alert = await holdAccount(runtime, account, reason);
      if (alert) notifications.tellAccount(account.id, alert);
    },

    /** A message failed with this code of Meta's. */
    async noteFailure(account: number, code: number | null, by: Channel): Promise<void> {
      const alert = accountAlertOf(code);
      if (!alert) return;
      try {
        await refresh();
        const known = open.get(account)?.find(({ kind }) => kind === alert.kind);
        // Told by a status it is not ended by an answer any more: Meta takes such messages and fails them.
        const isNews = !known || (known.by === 'answer' && by === 'status');
        const key = `${account}/${alert.kind}`;
        if (!isNews || opening.has(key)) return;
        opening.add(key);
        await openAlert(account, alert, by).finally(() => opening.delete(key));
      } catch (failure) {
        onFailure(failure);
      }
    },

    /** Whether something may be open: only then it matters that a message went through. */
    isWatching: (): boolean =>
      open.size > 0 || asking !== null || now().getTime() - askedAt >= REFRESH_MS,

    /** A message that left at this time went through: what was open before is over. */
    async noteSuccess(account: number, leftAt: Date, by: Channel): Promise<void> {
      try {
        await refresh();
        const known = open.get(account);
        if (!known) return;
        const isOver = (trouble: OpenTrouble) =>
          trouble.openedAt < leftAt && (by === 'status' || trouble.by === 'answer');
        const over = known.filter(isOver);
        if (over.length === 0) return;
        open.set(
          account,
          known.filter((trouble) => !isOver(trouble)),
        );
        await alerts.end(
          over.map(({ id }) => id),
          now(),
        );
      } catch (failure) {
        onFailure(failure);
      }
    },

    /** The connection was tested, and nothing is wrong. */
    async end(account: number): Promise<void> {
      open.delete(account);
      await alerts.resolve({ account, template: null }, ACCOUNT_ALERT_KINDS, now());
    },
  };
}

export type AccountTrouble = ReturnType<typeof createAccountTrouble>;
