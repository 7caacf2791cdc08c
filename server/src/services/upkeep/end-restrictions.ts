import { newsKind } from '../../../../shared/domain/account-news';
import type { Runtime } from '../../runtime';

const KIND = newsKind('restricted');

/** Ends the alerts about restrictions whose end, as Meta told it, has come: Meta does not tell of it again. */
export async function endRestrictions({ accounts, alerts, now }: Runtime): Promise<void> {
  const open = await alerts.listOpenOfAccounts([KIND]);
  if (open.length === 0) return;
  const over: number[] = [];
  for (const { id, account } of open) {
    const until = (await accounts.getById(account))?.news?.restricted?.until;
    if (until && new Date(until) <= now()) over.push(id);
  }
  await alerts.end(over, now());
}
