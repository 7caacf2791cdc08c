import { hostname } from 'node:os';

import type { Core } from '@strapi/strapi';

import type { WhatsAppConfig } from './config';
import { isPrivateHost } from './private-host';

/**
 * What tells this installation from a copy of its database elsewhere: the public address, or, where
 * there is none yet, this machine and folder. It is nowhere in the database but in the accounts that
 * were connected here.
 */
export function installationOf(
  strapi: Core.Strapi,
  { installationId, publicUrl }: Pick<WhatsAppConfig, 'installationId' | 'publicUrl'>,
): string {
  if (installationId) return installationId;
  const base = publicUrl ?? (strapi.config.get('server.absoluteUrl') as string | undefined);
  if (base && URL.canParse(base)) {
    const url = new URL(base);
    if (!isPrivateHost(url.hostname)) return url.origin;
  }
  return `${hostname()}:${strapi.dirs.app.root}`;
}
