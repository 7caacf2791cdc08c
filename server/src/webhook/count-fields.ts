import { STATUSES } from '../../../shared/domain/webhook-fields';
import type { Change } from './envelope';

/** How many items of a field a delivery has for a WhatsApp Business Account. */
export interface FieldCount {
  businessAccountId: string;
  field: string;
  received: number;
}

/** As long as any name that Meta gives a field; a stranger one has no place in a table. */
const NAME = /^[a-z0-9_]{1,60}$/;

const length = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** What a change counts as: what people write and the ticks come in one field. */
function itemsOf({ field, value }: Change): [string, number][] {
  if (field !== 'messages') return [[field, 1]];
  const { messages, statuses } = (value ?? {}) as { messages?: unknown; statuses?: unknown };
  const [ticks, written] = [length(statuses), length(messages)];
  return [
    ...(ticks > 0 ? ([[STATUSES, ticks]] as [string, number][]) : []),
    ...(written > 0 || ticks === 0 ? ([[field, written || 1]] as [string, number][]) : []),
  ];
}

/** Counts what came of each field, for the business accounts that are ours. */
export function countFields(
  changes: readonly Change[],
  isOurs: (businessAccountId: string) => boolean,
): FieldCount[] {
  const counts = new Map<string, FieldCount>();
  for (const change of changes) {
    const { businessAccountId } = change;
    if (!NAME.test(change.field) || !isOurs(businessAccountId)) continue;
    for (const [field, received] of itemsOf(change)) {
      const key = `${businessAccountId}/${field}`;
      const known = counts.get(key);
      if (known) known.received += received;
      else counts.set(key, { businessAccountId, field, received });
    }
  }
  return [...counts.values()];
}
