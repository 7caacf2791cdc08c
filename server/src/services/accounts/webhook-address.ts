import type { WebhookAddress } from '../../../../shared/contracts/accounts';
import { TICKED_FIELDS } from '../../../../shared/domain/webhook-fields';
import { isPrivateHost } from '../../private-host';
import type { Runtime } from '../../runtime';
import { apiPath, publicUrl } from '../public-url';

const PATH = '/whatsapp/webhook';

/** Path of the webhook below the server's address. */
export const webhookPath = (runtime: Runtime): string => apiPath(runtime, PATH);

function problemOf(url: URL): string | null {
  if (isPrivateHost(url.hostname))
    return 'Meta cannot reach this address: it is on this machine or network only. Use a tunnel and set publicUrl; the local simulator reaches it.';
  return url.protocol === 'https:'
    ? null
    : 'Meta calls https addresses only. Serve Strapi over https and set publicUrl.';
}

/** Where Meta must call, and what speaks against it. */
export function webhookAddress(runtime: Runtime): WebhookAddress {
  const url = publicUrl(runtime, PATH);
  if (!url)
    return {
      callbackUrl: null,
      problem: 'The public address of this Strapi is not known. Set publicUrl in config/plugins.',
      fields: [...TICKED_FIELDS],
    };
  return { callbackUrl: url.href, problem: problemOf(url), fields: [...TICKED_FIELDS] };
}
