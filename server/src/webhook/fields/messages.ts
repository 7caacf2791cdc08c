import type { ReportedState } from '../../../../shared/domain/message/lifecycle';
import type { Change } from '../envelope';
import type { KeptEvent, StatusEvent, WebhookEvent } from '../events';
import { changeKey, itemKey } from '../item-key';
import { readTime } from '../read-time';
import { readIdentityNews } from './system-message';
import { readMessageChange } from './inbound/change';
import { readInbound } from './inbound/message';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const STATES = new Set(['sent', 'delivered', 'read', 'played', 'failed']);

function readError(value: unknown): StatusEvent['error'] {
  const first = list(value)[0];
  if (!isRecord(first)) return null;
  const data = isRecord(first.error_data) ? first.error_data : {};
  return {
    code: typeof first.code === 'number' ? first.code : null,
    title: text(first.title) ?? text(first.message),
    details: text(data.details),
  };
}

function readStatus(change: Change, item: unknown): WebhookEvent {
  const status = isRecord(item) ? item : {};
  const wamid = text(status.id);
  const state = text(status.status);
  if (!wamid || !state || !STATES.has(state))
    return {
      type: 'kept',
      businessAccountId: change.businessAccountId,
      field: 'messages.statuses',
      itemKey:
        wamid && state
          ? itemKey('status', [wamid, state])
          : itemKey('other', [change.businessAccountId, 'messages.statuses', null], item),
      verdict: 'unknown',
      raw: item,
    };
  const pricing = isRecord(status.pricing) ? status.pricing : null;
  return {
    type: 'status',
    businessAccountId: change.businessAccountId,
    wamid,
    state: state as ReportedState,
    at: readTime(status.timestamp),
    callbackData: text(status.biz_opaque_callback_data),
    error: readError(status.errors),
    pricing: pricing && {
      category: text(pricing.category),
      billable: typeof pricing.billable === 'boolean' ? pricing.billable : null,
    },
    recipient: {
      waId: text(status.recipient_id),
      userId: text(status.recipient_user_id),
      parentUserId: text(status.recipient_parent_user_id),
    },
    raw: item,
  };
}

function keepMessage(change: Change, item: unknown): KeptEvent {
  const wamid = isRecord(item) ? text(item.id) : null;
  const { metadata, contacts } = isRecord(change.value) ? change.value : {};
  return {
    type: 'kept',
    businessAccountId: change.businessAccountId,
    field: 'messages',
    itemKey: wamid
      ? itemKey('message', [wamid])
      : itemKey('other', [change.businessAccountId, 'messages', null], item),
    verdict: 'kept',
    // What is needed to understand the message later stands beside it.
    raw: { metadata, contacts, message: item },
  };
}

/** What a person wrote or changed; what is neither is kept as it came. */
const readMessage = (change: Change, item: unknown): WebhookEvent[] => [
  readInbound(change, item) ??
    readMessageChange(change, item, 'messages') ??
    keepMessage(change, item),
  ...readIdentityNews(change, item),
];

/** Statuses of what we sent, and messages of people. */
export function readMessages(change: Change): WebhookEvent[] {
  const value = isRecord(change.value) ? change.value : {};
  const events = [
    ...list(value.statuses).map((item) => readStatus(change, item)),
    ...list(value.messages).flatMap((item) => readMessage(change, item)),
  ];
  if (events.length > 0 && value.errors === undefined) return events;
  return [
    ...events,
    {
      type: 'kept',
      businessAccountId: change.businessAccountId,
      field: change.field,
      itemKey: changeKey(change),
      verdict: 'unknown',
      raw: change.value,
    },
  ];
}
