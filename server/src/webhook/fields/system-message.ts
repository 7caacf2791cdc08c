import type { IdentityNews } from '../../../../shared/domain/identity';
import type { Change } from '../envelope';
import type { IdentityEvent } from '../events';
import { itemKey } from '../item-key';
import { readTime } from '../read-time';
import { idOf } from './read-account';
import { record, text } from './read-template';

const NEWS: readonly string[] = [
  'user_changed_number',
  'user_changed_user_id',
] satisfies IdentityNews[];

/** By which names a person is known from now on, from a `system` message; nothing for any other. */
export function readIdentityNews(change: Change, item: unknown): IdentityEvent[] {
  const message = record(item);
  const system = record(message.system);
  const wamid = text(message.id);
  const news = text(system.type);
  if (message.type !== 'system' || !wamid || !news || !NEWS.includes(news)) return [];
  const names = {
    oldWaId: news === 'user_changed_number' ? idOf(message.from) : null,
    newWaId: news === 'user_changed_number' ? idOf(system.wa_id) : null,
    oldUserId: text(system.previous_user_id),
    newUserId: text(system.user_id),
  };
  if (!(names.oldWaId ?? names.oldUserId) || !(names.newWaId ?? names.newUserId)) return [];
  const event: IdentityEvent = {
    type: 'identity',
    businessAccountId: change.businessAccountId,
    phoneNumberId: idOf(record(record(change.value).metadata).phone_number_id),
    itemKey: itemKey('message', [wamid]),
    at: readTime(message.timestamp),
    news: news as IdentityNews,
    ...names,
    oldParentUserId: text(system.previous_parent_user_id),
    newParentUserId: text(system.parent_user_id),
  };
  return [event];
}
