import { advanceStatuses } from '../../reactors/advance-statuses';
import { changeMessages, type ChangeEvent } from '../../reactors/change-messages';
import type { Unapplied } from '../../reactors/unapplied';
import type { Runtime } from '../../runtime';
import type { DeliveryRow } from '../../store/rows';
import type { EchoEvent, StatusEvent, WebhookEvent } from '../../webhook/events';
import { readKept } from '../../webhook/read-kept';
import type { AccountTrouble } from '../accounts/trouble';

/** So many are applied at once. */
const BATCH = 500;

const DAY_MS = 86_400_000;

/** As long as Meta repeats a delivery: nothing is parked for longer. */
const PARKED_MS = 7 * DAY_MS;

type Parked = StatusEvent | ChangeEvent | EchoEvent;

const isParked = (event: WebhookEvent): event is Parked =>
  event.type === 'status' ||
  event.type === 'edit' ||
  event.type === 'revoke' ||
  event.type === 'echo';

/**
 * Applies what is parked, of what came since a time, whose message is there by now: statuses and changes
 * that came before it. Resolves with whether there may be more.
 */
export async function applyParked(
  runtime: Runtime,
  trouble: AccountTrouble,
  since: Date,
): Promise<boolean> {
  const { strapi, deliveries, writer, now } = runtime;
  const rows = await deliveries.listAppliable(since, BATCH);
  const rowOf = new Map<Parked, DeliveryRow>();
  for (const row of rows) {
    const event = readKept(row).find(isParked);
    if (event) rowOf.set(event, row);
    else await deliveries.saveVerdict(row.id, 'unknown', null);
  }
  const events = [...rowOf.keys()];
  // An echo whose message is there by now was one of ours: it says nothing new.
  const unapplied: Unapplied<Parked>[] = [
    ...(await advanceStatuses(
      strapi,
      writer,
      events.filter((event) => event.type === 'status'),
      trouble,
      now(),
    )),
    ...(await changeMessages(
      runtime,
      events.filter((event) => event.type === 'edit' || event.type === 'revoke'),
    )),
  ];
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
