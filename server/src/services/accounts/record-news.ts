import type { NewsAlert } from '../../../../shared/domain/account-news';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import { holdColumns, withHold, withoutHolds } from '../../store/accounts';
import type { AccountRow } from '../../store/rows';
import { inTransaction } from '../../store/table';
import { tellAlert } from '../alerts';
import type { Notifications } from '../notifications';
import { isFree } from './can-send';

/** What news change in one respect; where something newer is known there, they change nothing. */
export interface NewsEffect {
  /** Under which the time of the newest news is remembered. */
  topic: string;
  patch?: Partial<AccountRow>;
  /** To be remembered with the time. */
  facts?: Record<string, string | null>;
  /** The alert about it: opened, or ended where null. */
  alert?: { kind: string; opens: NewsAlert | null };
  /** Why it stops the account, in words; null ends what the same topic has stopped. */
  hold?: string | null;
}

/** What is to be written down about one account. */
export interface AccountNews {
  /** As its history tells it. */
  kind: string;
  params: Record<string, string | number | null>;
  effects: NewsEffect[];
}

/** Meta tells entry times in whole seconds; what happened within the same second counts as newer. */
const isBefore = (at: Date, known: string | Date | null | undefined): boolean =>
  Boolean(known) && Math.floor(at.getTime() / 1000) < Math.floor(new Date(known!).getTime() / 1000);

const isStale = (at: Date, { topic }: NewsEffect, account: AccountRow): boolean =>
  isBefore(at, account.news?.[topic]?.at);

/**
 * Writes down what Meta tells about accounts: columns, history, alerts, e-mail. The same news are
 * written once, and of each topic the newest count, whatever the order of arrival.
 */
export function createAccountRecorder(runtime: Runtime, notifications: Notifications) {
  const { strapi, accounts, alerts, history, now } = runtime;

  interface Opened {
    account: number;
    row: AlertRow;
    isNew: boolean;
  }

  async function change(account: AccountRow, at: Date, effects: NewsEffect[]): Promise<Opened[]> {
    const opened: Opened[] = [];
    const remembered = { ...account.news };
    for (const { topic, facts, alert } of effects) {
      remembered[topic] = { at: at.toISOString(), ...facts };
      if (alert?.opens) {
        const { row, isNew } = await alerts.open({
          ...alert.opens,
          kind: alert.kind,
          account: account.id,
          template: null,
          openedAt: at,
        });
        opened.push({ account: account.id, row, isNew });
      } else if (alert)
        await alerts.resolve({ account: account.id, template: null }, [alert.kind], now());
    }
    // The test of the connection has read these since.
    const isRead = isBefore(at, account.lastCheckedAt);
    const columns = isRead ? [] : effects.map(({ patch }) => patch ?? {});
    if (effects.length > 0)
      await accounts.save(
        account.id,
        Object.assign({}, ...columns, { news: remembered }, holdsAfter(account, at, effects)),
      );
    return opened;
  }

  /** Nothing changes for what is older than a test of the connection that has found the number free to send. */
  function holdsAfter(account: AccountRow, at: Date, effects: NewsEffect[]): Partial<AccountRow> {
    const isRefuted = isBefore(at, account.lastCheckedAt) && isFree(account);
    let { holds } = account;
    for (const { topic, hold } of effects) {
      if (hold === undefined) continue;
      if (hold === null) holds = withoutHolds(holds, [topic]);
      else if (!isRefuted) holds = withHold(holds, topic, hold);
    }
    return holds === account.holds ? {} : holdColumns(holds);
  }

  function tell({ account, row, isNew }: Opened): void {
    tellAlert(strapi, row);
    if (isNew && row.severity !== 'info') notifications.tellAccount(account, row);
  }

  return {
    /** Writes what `decide` makes of the news for each of these accounts, kept from other writers meanwhile. */
    async apply(
      ids: number[],
      facts: { at: Date; keyOf: (account: AccountRow) => string },
      decide: (account: AccountRow) => AccountNews,
    ): Promise<void> {
      const opened = await inTransaction(strapi, async () => {
        const all: Opened[] = [];
        for (const account of await accounts.lock(ids)) {
          const itemKey = facts.keyOf(account);
          if (await history.has(itemKey)) continue;
          const { kind, params, effects } = decide(account);
          const current = effects.filter((effect) => !isStale(facts.at, effect, account));
          all.push(...(await change(account, facts.at, current)));
          await history.insert(
            [
              {
                subjectDocumentId: account.documentId,
                at: facts.at,
                kind,
                actor: null,
                params,
                itemKey,
                account: account.id,
              },
            ],
            'account',
          );
        }
        return all;
      });
      opened.forEach(tell);
    },
  };
}

export type AccountRecorder = ReturnType<typeof createAccountRecorder>;
