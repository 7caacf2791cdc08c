import { readEnvelope, type Change } from './envelope';
import type { KeptEvent, WebhookEvent } from './events';
import { FIELDS } from './fields';
import { changeKey } from './item-key';

const keep = (change: Change, verdict: KeptEvent['verdict']): KeptEvent => ({
  type: 'kept',
  businessAccountId: change.businessAccountId,
  field: change.field,
  itemKey: changeKey(change),
  verdict,
  raw: change.value,
});

/**
 * Everything that a delivery says, item by item. Changes for accounts that are not ours, and fields
 * that nobody reads, come out as kept; one broken change does not harm the others.
 */
export function readDelivery(
  body: unknown,
  isOurs: (businessAccountId: string) => boolean,
  changes: readonly Change[] = readEnvelope(body),
): WebhookEvent[] {
  // A signed delivery of another form: nobody reads it, but it is not lost.
  if (changes.length === 0)
    return [keep({ businessAccountId: '', entryTime: null, field: '', value: body }, 'unknown')];
  return changes.flatMap((change) => {
    if (!isOurs(change.businessAccountId)) return [keep(change, 'unknown')];
    const read = Object.hasOwn(FIELDS, change.field) ? FIELDS[change.field] : undefined;
    if (!read) return [keep(change, 'unknown')];
    try {
      return read(change);
    } catch {
      return [keep(change, 'unknown')];
    }
  });
}
