import type { Change } from '../../envelope';
import type { EditEvent, RevokeEvent } from '../../events';
import { itemKey } from '../../item-key';
import { readTime } from '../../read-time';
import { record } from '../read-template';
import { readInboundContent } from './content';
import { words } from './words';

/** That a message was written anew or withdrawn; null for anything else, and where it does not say which. */
export function readMessageChange(
  change: Change,
  item: unknown,
  field: string,
): EditEvent | RevokeEvent | null {
  const { type, id, timestamp, edit, revoke } = record(item);
  if (type !== 'edit' && type !== 'revoke') return null;
  const wamid = words(id);
  const targetWamid = words(record(type === 'edit' ? edit : revoke).original_message_id);
  if (!wamid || !targetWamid) return null;
  const { metadata, contacts } = record(change.value);
  const about = {
    businessAccountId: change.businessAccountId,
    field,
    itemKey: itemKey('message', [wamid]),
    wamid,
    targetWamid,
    at: readTime(timestamp),
    raw: { metadata, contacts, message: item },
  };
  if (type === 'revoke') return { ...about, type };
  const content = readInboundContent(record(record(edit).message));
  return content.type === 'unknown' ? null : { ...about, type, content };
}
