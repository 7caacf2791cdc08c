import { refuse } from '../../errors';
import type { Callback } from '../../meta/resources/accounts';
import type { Runtime } from '../../runtime';
import type { AccountRow } from '../../store/rows';
import { webhookAddress } from './webhook-address';

/**
 * Our address with the token by which Meta is recognised there. Throws a validation error where there is
 * none to give.
 */
export function ourCallback(
  runtime: Runtime,
  row: Pick<AccountRow, 'webhookVerifyToken'>,
): Callback {
  const { callbackUrl: url } = webhookAddress(runtime);
  if (!url) throw refuse('webhook.unknownAddress', 'callback');
  const verifyToken = runtime.secrets.decrypt(row.webhookVerifyToken);
  if (!verifyToken) throw refuse('subscription.noVerifyToken', 'callback');
  return { url, verifyToken };
}
