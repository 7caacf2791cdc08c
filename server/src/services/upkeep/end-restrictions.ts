import { newsKind, type NewsHold } from '../../../../shared/domain/account-news';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';

const TOPIC: NewsHold = 'restricted';
const KIND = newsKind(TOPIC);

/**
 * Ends restrictions whose end, as Meta told it, has come, as Meta does not tell of it again: the account
 * sends, and the alert about it is over.
 */
export async function endRestrictions({ accounts, alerts, now }: Runtime): Promise<void> {
  const isOver = (account: Pick<AccountRow, 'news'> | null): boolean => {
    const until = account?.news?.restricted?.until;
    return Boolean(until) && new Date(until!) <= now();
  };
  // Whether or not somebody has put the alert away.
  for (const account of await accounts.listHeld())
    if (account.holds?.[TOPIC] && isOver(account)) await accounts.release(account.id, [TOPIC]);
  const open = await alerts.listOpenOfAccounts([KIND]);
  if (open.length === 0) return;
  const over: number[] = [];
  for (const { id, account } of open) if (isOver(await accounts.getById(account))) over.push(id);
  await alerts.end(over, now());
}
