import { asList, asObject, type JsonObject } from '../json';
import { UNTIMED_FIELDS } from './fields';

/** Something that a WABA's subscribers are told. */
export interface WebhookEvent {
  businessAccountId: string;
  field: string;
  value: JsonObject;
  /** Seconds since 1970. */
  at: number;
  phoneNumberId?: string;
}

const LISTS = ['messages', 'statuses'] as const;

/** Two values can be one when they speak of the same number, hold the same list and name people. */
const canJoin = (left: JsonObject, right: JsonObject): boolean =>
  asObject(left['metadata'])['phone_number_id'] ===
    asObject(right['metadata'])['phone_number_id'] &&
  LISTS.every((list) => Array.isArray(left[list]) === Array.isArray(right[list])) &&
  LISTS.some((list) => Array.isArray(left[list])) &&
  Array.isArray(left['contacts']) &&
  Array.isArray(right['contacts']);

const join = (left: JsonObject, right: JsonObject): JsonObject => {
  const contacts = [...asList(left['contacts']), ...asList(right['contacts'])];
  const seen = new Map(contacts.map((contact) => [JSON.stringify(contact), contact]));
  const joined: JsonObject = { ...left, contacts: [...seen.values()] };
  for (const list of LISTS) {
    if (Array.isArray(left[list])) joined[list] = [...asList(left[list]), ...asList(right[list])];
  }
  return joined;
};

/** The body of one delivery for these events: entries by WABA, several items in one value where they fit. */
export const envelope = (events: readonly WebhookEvent[]): JsonObject => {
  const entries: { id: string; time?: number; changes: { value: JsonObject; field: string }[] }[] =
    [];
  for (const event of events) {
    const time = UNTIMED_FIELDS.has(event.field) ? undefined : event.at;
    const entry = entries.at(-1);
    if (!entry || entry.id !== event.businessAccountId || entry.time !== time) {
      entries.push({
        id: event.businessAccountId,
        ...(time === undefined ? {} : { time }),
        changes: [{ value: event.value, field: event.field }],
      });
      continue;
    }
    const change = entry.changes.at(-1);
    if (change && change.field === event.field && canJoin(change.value, event.value)) {
      change.value = join(change.value, event.value);
    } else {
      entry.changes.push({ value: event.value, field: event.field });
    }
  }
  return { object: 'whatsapp_business_account', entry: entries };
};
