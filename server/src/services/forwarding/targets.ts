import { createHash } from 'node:crypto';

import type { ForwardTarget } from '../../config';

/** A system that is told what Meta tells us. */
export interface Target {
  url: string;
  /** Tells it from others in the database; a copy of the database has others. */
  key: string;
  /** As it is shown: what follows the path may be a secret. */
  name: string;
  /** The webhook fields that it wants; null: all. */
  fields: Set<string> | null;
}

const sameAddress = (a: URL, b: URL): boolean => a.host === b.host && a.pathname === b.pathname;

/** The name under which an installation is known to those that it forwards to. */
export const installationMark = (installation: string): string =>
  createHash('sha256').update(installation).digest('hex').slice(0, 16);

/** The targets as configured, without those that would lead back here; `onLoop` hears of these. */
export function readTargets(
  forwardTo: readonly ForwardTarget[],
  installation: string,
  callbackUrl: URL | null,
  onLoop: (url: string) => void,
): Target[] {
  const byKey = new Map<string, Target>();
  for (const target of forwardTo) {
    const { url, fields } = typeof target === 'string' ? { url: target } : target;
    const address = new URL(url);
    const name = `${address.origin}${address.pathname}`;
    if (callbackUrl && sameAddress(address, callbackUrl)) {
      onLoop(name);
      continue;
    }
    const key = createHash('sha256')
      .update(JSON.stringify([installation, url]))
      .digest('hex');
    byKey.set(key, { url, key, name, fields: fields ? new Set(fields) : null });
  }
  return [...byKey.values()];
}
