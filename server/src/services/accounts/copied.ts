import type { Runtime } from '../../runtime';
import { tellAlert } from '../alerts';
import { isCopied } from './view';

const KIND = 'account.copied';

/**
 * Says at boot that this database is a copy of another installation's, whose accounts stay silent here;
 * accounts of an older version belong to whoever boots them first.
 */
export async function noticeCopy(runtime: Runtime): Promise<void> {
  const { strapi, accounts, alerts, installation, now } = runtime;
  await accounts.bindUnbound(installation);
  for (const account of await accounts.listEnabled()) {
    if (!isCopied(runtime, account)) continue;
    const from = account.installationId!;
    strapi.log.warn(
      `[whatsapp] This database comes from ${from}, and this is ${installation}: nothing is sent through “${account.name}” until somebody takes it over under Settings → WhatsApp → Accounts.`,
    );
    const { row } = await alerts.open({
      account: account.id,
      template: null,
      kind: KIND,
      severity: 'warning',
      messageKey: 'alert.account.copied',
      params: { account: account.name, from },
      openedAt: now(),
    });
    tellAlert(strapi, row);
  }
}

/** The account sends from here now. */
export const endCopyAlert = ({ alerts, now }: Runtime, account: number) =>
  alerts.resolve({ account, template: null }, [KIND], now());
