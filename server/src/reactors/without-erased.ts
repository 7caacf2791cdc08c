import type { Runtime } from '../runtime';
import type { KeptItem } from '../store/deliveries';
import type { WebhookEvent } from '../webhook/events';
import { takeNewsOfErased } from './erased-news';
import type { ReceivedEvent } from './record-messages';

/** The messages that an event is about: itself, and the one that it changes. */
function wamidsOf(event: WebhookEvent): string[] {
  if (event.type === 'inbound' || event.type === 'echo') return [event.wamid];
  return event.type === 'edit' || event.type === 'revoke' ? [event.wamid, event.targetWamid] : [];
}

const isMessage = (event: WebhookEvent): event is ReceivedEvent =>
  event.type === 'inbound' || event.type === 'echo';

/**
 * What Meta tells, without what it tells once more, or late, of people who have been erased and of their
 * messages: nothing of that is kept again. Messages that are here already are left out, too: the person may be being
 * erased, and must not be made anew. Statuses are left; they find the message by our own id.
 */
export async function withoutErased(
  runtime: Runtime,
  all: WebhookEvent[],
): Promise<WebhookEvent[]> {
  const { erasures, messageEraser, received } = runtime;
  if (!(await erasures.isAny())) return all;
  const taken = await takeNewsOfErased(runtime, all);
  const events = all.filter((event) => !('itemKey' in event && taken.has(event.itemKey)));
  const wamids = [...new Set(events.flatMap(wamidsOf))];
  if (wamids.length === 0) return events;
  const messages = events.filter(isMessage).map(({ wamid }) => wamid);
  // In this order: one that is erased between the two is seen by the second.
  const stored = await received.listStored([...new Set(messages)]);
  const erased = await messageEraser.erasedAmong(wamids);
  return events.filter(
    (event) =>
      !(isMessage(event) && stored.has(event.wamid)) &&
      !wamidsOf(event).some((wamid) => erased.has(wamid)),
  );
}

/** The same for what is to be kept, as nobody knows the message that it is about. */
export async function keptWithoutErased(
  { erasures, messageEraser }: Pick<Runtime, 'erasures' | 'messageEraser'>,
  items: KeptItem[],
): Promise<KeptItem[]> {
  if (items.length === 0 || !(await erasures.isAny())) return items;
  const wamids = [...new Set(items.flatMap(({ wamid }) => wamid ?? []))];
  if (wamids.length === 0) return items;
  const erased = await messageEraser.erasedAmong(wamids);
  return items.filter(({ wamid }) => wamid === undefined || !erased.has(wamid));
}
