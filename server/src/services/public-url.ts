import type { Runtime } from '../runtime';

/**
 * Where a path of the REST API, such as `/whatsapp/webhook`, is reached from outside; null when the
 * public address of this Strapi is not known.
 */
export function publicUrl(runtime: Runtime, path: string): URL | null {
  const { config, strapi } = runtime;
  const base = config.publicUrl ?? (strapi.config.get('server.absoluteUrl') as string | undefined);
  if (!base || !/^https?:\/\//.test(base)) return null;
  return new URL(`${base.replace(/\/$/, '')}${apiPath(runtime, path)}`);
}

/** A path of the REST API below the server's address, with the prefix that the host gave it. */
export const apiPath = ({ strapi }: Runtime, path: string): string =>
  `${strapi.config.get('api.rest.prefix', '/api') as string}${path}`;
