import type { WebhookAddress } from '../../../../shared/contracts/accounts';
import { error } from '../../../../shared/domain/issue';
import type { SentenceKey } from '../../../../shared/domain/sentences';
import { TICKED_FIELDS } from '../../../../shared/domain/webhook-fields';
import { inWords } from '../../errors';
import { isPrivateHost } from '../../private-host';
import type { Runtime } from '../../runtime';
import { apiPath, publicUrl } from '../public-url';

const PATH = '/whatsapp/webhook';

/** Path of the webhook below the server's address. */
export const webhookPath = (runtime: Runtime): string => apiPath(runtime, PATH);

/** Why Meta cannot call this Strapi; null when nothing is known to speak against it. */
export function whyUnreachable(runtime: Runtime): SentenceKey | null {
  const url = publicUrl(runtime, PATH);
  if (!url) return 'webhook.unknownAddress';
  if (isPrivateHost(url.hostname)) return 'webhook.privateAddress';
  return url.protocol === 'https:' ? null : 'webhook.notHttps';
}

/** Where Meta must call, and what speaks against it. */
export function webhookAddress(runtime: Runtime): WebhookAddress {
  const problem = whyUnreachable(runtime);
  return {
    callbackUrl: publicUrl(runtime, PATH)?.href ?? null,
    problem: problem && inWords(error(problem, 'publicUrl')),
    fields: [...TICKED_FIELDS],
  };
}
