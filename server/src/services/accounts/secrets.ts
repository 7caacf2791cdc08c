import type { AccountSecret, SecretState } from '../../../../shared/contracts/accounts';
import { ACCOUNT_SECRETS } from '../../../../shared/contracts/accounts';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { tellAlert } from '../alerts';

const KIND = 'account.secrets';

type Stored = Pick<AccountRow, 'phoneNumberId' | AccountSecret>;

/** What `config/plugins` says of a secret; null where it leaves it to the admin panel. */
export const configuredSecret = (
  { config }: Pick<Runtime, 'config'>,
  phoneNumberId: string | undefined,
  name: AccountSecret,
): string | null => (phoneNumberId && config.accounts[phoneNumberId]?.[name]) || null;

/** A secret of an account: what is configured, or else what is stored; null where neither can be read. */
export const secretOf = (
  runtime: Pick<Runtime, 'config' | 'secrets'>,
  account: Stored,
  name: AccountSecret,
): string | null =>
  configuredSecret(runtime, account.phoneNumberId, name) ?? runtime.secrets.decrypt(account[name]);

/** Whether a secret is stored that the present encryption key does not open. */
const isUnreadable = (runtime: Runtime, account: Stored, name: AccountSecret): boolean =>
  account[name] !== null && secretOf(runtime, account, name) === null;

/** A secret as it may be shown. */
export function secretState(runtime: Runtime, account: Stored, name: AccountSecret): SecretState {
  const value = secretOf(runtime, account, name);
  return {
    isSet: value !== null,
    last4: value && value.length >= 12 ? value.slice(-4) : null,
    isConfigured: configuredSecret(runtime, account.phoneNumberId, name) !== null,
    isUnreadable: isUnreadable(runtime, account, name),
  };
}

/** Says at boot whose secrets the present encryption key does not open, and ends what was said of others. */
export async function noticeUnreadable(runtime: Runtime): Promise<void> {
  const { strapi, accounts, alerts, now } = runtime;
  for (const account of await accounts.listEnabled()) {
    if (!ACCOUNT_SECRETS.some((name) => isUnreadable(runtime, account, name))) {
      await endUnreadableAlert(runtime, account);
      continue;
    }
    strapi.log.warn(
      `[whatsapp] The secrets of “${account.name}” cannot be read: admin.secrets.encryptionKey is another one than before, or none. Nothing is sent and received through it until they are entered again under Settings → WhatsApp → Accounts, or the former key is back.`,
    );
    const { row } = await alerts.open({
      account: account.id,
      template: null,
      kind: KIND,
      severity: 'danger',
      messageKey: 'alert.account.secrets',
      params: { account: account.name },
      openedAt: now(),
    });
    tellAlert(strapi, row);
  }
}

/** Ends the alert of an account whose secrets can all be read. */
export async function endUnreadableAlert(runtime: Runtime, account: AccountRow): Promise<void> {
  if (ACCOUNT_SECRETS.some((name) => isUnreadable(runtime, account, name))) return;
  await runtime.alerts.resolve({ account: account.id, template: null }, [KIND], runtime.now());
}
