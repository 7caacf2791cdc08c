import { createHash } from 'node:crypto';

import type { Change } from './envelope';

/** The same JSON value always in the same writing: keys in order, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

/**
 * The identity of an item, in lower-case hex so that every database compares it exactly. Messages are
 * their wamid, statuses their wamid and status; everything else is what it says, where and when.
 */
export const itemKey = (
  kind: 'message' | 'status' | 'other',
  parts: readonly (string | number | null)[],
  value?: unknown,
): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .update(value === undefined ? '' : canonical(value))
    .digest('hex');

/** The identity of a change that is kept as a whole. */
export const changeKey = ({ businessAccountId, field, entryTime, value }: Change): string =>
  itemKey('other', [businessAccountId, field, entryTime], value);
