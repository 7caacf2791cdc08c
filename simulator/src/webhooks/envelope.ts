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

/** A change under construction; `seen` holds the people that are already named in it. */
interface Change {
  value: JsonObject;
  field: string;
  seen: Set<string>;
}

const newChange = ({ value, field }: WebhookEvent): Change => {
  const contacts = asList(value['contacts']);
  return { value, field, seen: new Set(contacts.map((contact) => JSON.stringify(contact))) };
};

const addTo = (change: Change, value: JsonObject): void => {
  for (const contact of asList(value['contacts'])) {
    const sign = JSON.stringify(contact);
    if (change.seen.has(sign)) continue;
    change.seen.add(sign);
    change.value = { ...change.value, contacts: [...asList(change.value['contacts']), contact] };
  }
  for (const list of LISTS) {
    if (!Array.isArray(value[list])) continue;
    change.value = {
      ...change.value,
      [list]: [...asList(change.value[list]), ...asList(value[list])],
    };
  }
};

/** The body of one delivery for these events: entries by WABA, several items in one value where they fit. */
export const envelope = (events: readonly WebhookEvent[]): JsonObject => {
  const entries: { id: string; time: number | undefined; changes: Change[] }[] = [];
  for (const event of events) {
    const id = event.businessAccountId;
    const time = UNTIMED_FIELDS.has(event.field) ? undefined : event.at;
    let entry = entries.at(-1);
    if (!entry || entry.id !== id || entry.time !== time) {
      entry = { id, time, changes: [] };
      entries.push(entry);
    }
    const change = entry.changes.at(-1);
    if (change && change.field === event.field && canJoin(change.value, event.value)) {
      addTo(change, event.value);
    } else {
      entry.changes.push(newChange(event));
    }
  }
  return {
    object: 'whatsapp_business_account',
    entry: entries.map(({ id, time, changes }) => ({
      id,
      ...(time === undefined ? {} : { time }),
      changes: changes.map(({ value, field }) => ({ value, field })),
    })),
  };
};
