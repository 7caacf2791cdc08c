import { advanceStatuses } from '../../reactors/advance-statuses';
import type { Runtime } from '../../runtime';
import type { DeliveryRow } from '../../store/rows';
import type { StatusEvent } from '../../webhook/events';
import { readMessages } from '../../webhook/fields/messages';
import type { AccountTrouble } from '../accounts/trouble';

/** So many are applied at once. */
const BATCH = 500;

const DAY_MS = 86_400_000;

/** As long as Meta repeats a delivery: nothing is parked for longer. */
const PARKED_MS = 7 * DAY_MS;

const read = ({ wabaId, body }: DeliveryRow): StatusEvent | undefined =>
  readMessages({
    businessAccountId: wabaId ?? '',
    entryTime: null,
    field: 'messages',
    value: { statuses: [body] },
  }).find((event): event is StatusEvent => event.type === 'status');

/**
 * Applies the parked statuses, of those that came since a time, whose message is there by now: the
 * answer to its request came later, or it was lost and the message found again. Resolves with whether
 * there may be more.
 */
export async function applyParked(
  { strapi, deliveries, writer, now }: Runtime,
  trouble: AccountTrouble,
  since: Date,
): Promise<boolean> {
  const rows = await deliveries.listAppliable(since, BATCH);
  const rowOf = new Map<StatusEvent, DeliveryRow>();
  for (const row of rows) {
    const event = read(row);
    if (event) rowOf.set(event, row);
    else await deliveries.saveVerdict(row.id, 'unknown', null);
  }
  const unapplied = await advanceStatuses(strapi, writer, [...rowOf.keys()], trouble, now());
  for (const { event, verdict, reason } of unapplied) {
    const row = rowOf.get(event)!;
    rowOf.delete(event);
    // Its message belongs to another account: it will never be applied.
    await deliveries.saveVerdict(row.id, verdict === 'failed' ? 'failed' : 'kept', reason);
  }
  await deliveries.delete([...rowOf.values()].map(({ id }) => id));
  return rows.length === BATCH;
}

/** What has waited for longer than Meta repeats is kept, and waits no more. */
export const giveUpParked = ({ deliveries, now }: Runtime): Promise<number> =>
  deliveries.giveUpParked(new Date(now().getTime() - PARKED_MS));
