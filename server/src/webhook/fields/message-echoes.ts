import type { Change } from '../envelope';
import type { EchoEvent, KeptEvent, WebhookEvent } from '../events';
import { itemKey } from '../item-key';
import { readTime } from '../read-time';
import { readMessageChange } from './inbound/change';
import { readInboundContent } from './inbound/content';
import { readQuoted } from './inbound/extras';
import { idOf, list } from './read-account';
import { keepWhole, record, text } from './read-template';

/** The echo with what is needed to understand it later. */
function keepEcho(change: Change, item: unknown): KeptEvent {
  const wamid = text(record(item).id);
  const { metadata, contacts } = record(change.value);
  return {
    type: 'kept',
    businessAccountId: change.businessAccountId,
    field: change.field,
    itemKey: wamid
      ? itemKey('message', [wamid])
      : itemKey('other', [change.businessAccountId, change.field, null], item),
    verdict: wamid ? 'kept' : 'unknown',
    raw: { metadata, contacts, message: item },
  };
}

function readEcho(change: Change, item: unknown): EchoEvent | null {
  const message = record(item);
  const { metadata, contacts } = record(change.value);
  const wamid = text(message.id);
  const phoneNumberId = idOf(record(metadata).phone_number_id);
  const to = idOf(message.to);
  const toUserId = text(message.to_user_id);
  if (!wamid || !phoneNumberId || !(to ?? toUserId)) return null;
  return {
    type: 'echo',
    businessAccountId: change.businessAccountId,
    phoneNumberId,
    field: change.field,
    itemKey: itemKey('message', [wamid]),
    wamid,
    at: readTime(message.timestamp ?? change.entryTime),
    to,
    toUserId,
    kind: text(message.type) ?? 'unknown',
    content: readInboundContent(message),
    replyToWamid: readQuoted(message),
    raw: { metadata, contacts, message: item },
  };
}

/** What was sent, edited or withdrawn in the Business app, or by another system on the same number. */
export function readMessageEchoes(change: Change): WebhookEvent[] {
  const echoes = list(record(change.value).message_echoes);
  if (echoes.length === 0) return [keepWhole(change)];
  return echoes.map(
    (item) =>
      readMessageChange(change, item, change.field) ??
      readEcho(change, item) ??
      keepEcho(change, item),
  );
}
