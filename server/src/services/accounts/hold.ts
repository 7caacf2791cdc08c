import { sentenceOf } from '../../../../shared/domain/sentences';
import type { Runtime } from '../../runtime';
import type { AlertRow } from '../../store/alerts';
import type { AccountRow } from '../../store/rows';
import { tellAlert } from '../alerts';
import { isCopied } from './view';

const KIND = 'account.held';

/**
 * Stops everything that an account would send: its messages stay queued. It resumes by itself when the
 * test of its connection passes; whoever finds it held already changes nothing and gets no alert.
 */
export async function holdAccount(
  { strapi, accounts, alerts, now }: Runtime,
  { id, name }: Pick<AccountRow, 'id' | 'name'>,
  reason: { title: string; action: string },
): Promise<AlertRow | null> {
  const words = `${reason.title} ${reason.action}`;
  if (!(await accounts.hold(id, words))) return null;
  strapi.log.warn(`[whatsapp] The account “${name}” is held: ${words}`);
  const { row } = await alerts.open({
    account: id,
    template: null,
    kind: KIND,
    severity: 'danger',
    messageKey: 'alert.account.held',
    params: { account: name, reason: words },
    openedAt: now(),
  });
  tellAlert(strapi, row);
  return row;
}

/** Lets an account send again, and ends the alert about it. */
export async function releaseAccount({ accounts, alerts, now }: Runtime, id: number) {
  await accounts.release(id);
  await alerts.resolve({ account: id, template: null }, [KIND], now());
}

/** Why nothing that an account has queued goes out; null when nothing speaks against it. */
export function whyHeld(runtime: Runtime, account: AccountRow | null): string | null {
  if (!account) return null;
  if (isCopied(runtime, account))
    return sentenceOf('account.copied', { from: account.installationId! });
  if (!account.enabled) return sentenceOf('account.disabled', { account: account.name });
  return account.holdReason && sentenceOf('account.held', { reason: account.holdReason });
}
