import type { WebhookAddress } from '../../../../shared/contracts/accounts';
import type { Runtime } from '../../runtime';

/** The fields that this plugin reads, as the App Dashboard lists them. */
const SUBSCRIBED_FIELDS = ['messages', 'message_template_status_update'];

const PATH = '/whatsapp/webhook';

/** Path of the webhook below the server's address. */
export const webhookPath = ({ strapi }: Runtime): string =>
  `${strapi.config.get('api.rest.prefix', '/api') as string}${PATH}`;

/** Hosts that exist on this machine or network only. */
const PRIVATE_HOST =
  /^(localhost|.+\.local|.+\.localhost|0\.0\.0\.0|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+|\[::1?\]|\[f[cd][0-9a-f]{2}:.*\])$/;

function problemOf(url: URL): string | null {
  const host = url.hostname;
  if (PRIVATE_HOST.test(host))
    return 'Meta cannot reach this address: it is on this machine or network only. Use a tunnel and set publicUrl; the local simulator reaches it.';
  return url.protocol === 'https:'
    ? null
    : 'Meta calls https addresses only. Serve Strapi over https and set publicUrl.';
}

/** Where Meta must call, and what speaks against it. */
export function webhookAddress(runtime: Runtime): WebhookAddress {
  const { config, strapi } = runtime;
  const base = config.publicUrl ?? (strapi.config.get('server.absoluteUrl') as string | undefined);
  if (!base || !/^https?:\/\//.test(base))
    return {
      callbackUrl: null,
      problem: 'The public address of this Strapi is not known. Set publicUrl in config/plugins.',
      fields: SUBSCRIBED_FIELDS,
    };
  const url = new URL(`${base.replace(/\/$/, '')}${webhookPath(runtime)}`);
  return { callbackUrl: url.href, problem: problemOf(url), fields: SUBSCRIBED_FIELDS };
}
