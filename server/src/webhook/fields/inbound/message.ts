import { saidIn } from '../../../../../shared/domain/message/content/inbound/render';
import type { Change } from '../../envelope';
import type { InboundEvent } from '../../events';
import { itemKey } from '../../item-key';
import { readTime } from '../../read-time';
import { idOf, list } from '../read-account';
import { record } from '../read-template';
import { readInboundContent } from './content';
import { readQuoted } from './extras';
import { words } from './words';

type Json = Record<string, unknown>;

/** What Meta says about a person or a message, and nobody has written. */
const NOT_WRITTEN = new Set(['system', 'edit', 'revoke']);

/** What Meta tells of the person besides the message. */
function readProfile(value: Json, { from, from_user_id }: Json) {
  const isSender = (contact: Json) =>
    (words(contact.user_id) ?? '') === from_user_id || (idOf(contact.wa_id) ?? '') === idOf(from);
  const contact = list(value.contacts).map(record).find(isSender) ?? {};
  return { contact, profile: record(contact.profile) };
}

/** What a person wrote, when and to which number; null for what opens no conversation with a person. */
export function readInbound(change: Change, item: unknown): InboundEvent | null {
  const message = record(item);
  if (NOT_WRITTEN.has(String(message.type)) || message.group_id !== undefined) return null;
  const value = record(change.value);
  const wamid = words(message.id);
  const phoneNumberId = idOf(record(value.metadata).phone_number_id);
  const { contact, profile } = readProfile(value, message);
  const from = idOf(message.from) ?? idOf(contact.wa_id);
  const fromUserId = words(message.from_user_id) ?? words(contact.user_id);
  if (!wamid || !phoneNumberId || !(from ?? fromUserId)) return null;
  const content = readInboundContent(message);
  return {
    type: 'inbound',
    businessAccountId: change.businessAccountId,
    phoneNumberId,
    itemKey: itemKey('message', [wamid]),
    wamid,
    at: readTime(message.timestamp),
    from,
    fromUserId,
    fromParentUserId: words(message.from_parent_user_id) ?? words(contact.parent_user_id),
    profileName: words(profile.name),
    username: words(profile.username)?.replace(/^@/, '') || null,
    kind: words(message.type) ?? 'unknown',
    content,
    ...saidIn(content),
    replyToWamid: readQuoted(message),
    raw: { metadata: value.metadata, contacts: value.contacts, message: item },
  };
}
