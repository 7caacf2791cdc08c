import { STATUSES } from '../../../shared/domain/webhook-fields';
import type { Change } from './envelope';
import type { WebhookEvent } from './events';
import { FIELDS } from './fields';

/** An item as it was kept. */
export interface Kept {
  itemKey: string;
  wabaId: string | null;
  field: string | null;
  toldAt: string | Date | null;
  body: unknown;
}

/** Messages are kept one by one, each with what stood around it. */
const LISTS: Record<string, string> = {
  messages: 'messages',
  message_echoes: 'message_echoes',
  smb_message_echoes: 'message_echoes',
};

function valueOf(field: string, body: unknown): unknown {
  const list = LISTS[field];
  if (field === STATUSES) return { statuses: [body] };
  if (!list || typeof body !== 'object' || body === null || !('message' in body)) return body;
  const { message, ...around } = body as Record<string, unknown>;
  return { ...around, [list]: [message] };
}

/** An event with the identity and the time that it had when it came. */
function asKept(event: WebhookEvent, { itemKey, toldAt }: Kept): WebhookEvent {
  const isNews = event.type.startsWith('template') || event.type.startsWith('account');
  if (!isNews && event.type !== 'preference') return event;
  return { ...event, itemKey, ...(isNews && toldAt && { at: new Date(toldAt) }) } as WebhookEvent;
}

/** What is kept, read anew; empty where nobody reads its field or can read it. */
export function readKept(kept: Kept): WebhookEvent[] {
  const field = kept.field === STATUSES ? 'messages' : (kept.field ?? '');
  const read = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
  const change: Change = {
    businessAccountId: kept.wabaId ?? '',
    entryTime: null,
    field,
    value: valueOf(kept.field ?? '', kept.body),
  };
  try {
    return read ? read(change).map((event) => asKept(event, kept)) : [];
  } catch {
    return [];
  }
}
