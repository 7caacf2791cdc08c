import type { Runtime } from '../runtime';
import type { KeptItem } from '../store/deliveries';
import type { WebhookEvent } from '../webhook/events';

/** The messages that an event is about: itself, and the one that it changes. */
function wamidsOf(event: WebhookEvent): string[] {
  if (event.type === 'inbound' || event.type === 'echo') return [event.wamid];
  return event.type === 'edit' || event.type === 'revoke' ? [event.wamid, event.targetWamid] : [];
}

/**
 * What Meta tells, without what it tells once more, or late, of messages whose person has been erased:
 * nothing of that is kept again. Statuses are left; they find the message by our own id.
 */
export async function withoutErased(
  { erasures, messageEraser }: Pick<Runtime, 'erasures' | 'messageEraser'>,
  events: WebhookEvent[],
): Promise<WebhookEvent[]> {
  if (!(await erasures.isAny())) return events;
  const wamids = [...new Set(events.flatMap(wamidsOf))];
  if (wamids.length === 0) return events;
  const erased = await messageEraser.erasedAmong(wamids);
  return erased.size === 0
    ? events
    : events.filter((event) => !wamidsOf(event).some((wamid) => erased.has(wamid)));
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
