import type { GraphClient } from '../client';
import { readFailedUser } from '../errors';

/** Who is blocked: a number in E.164, or a business-scoped user id; a parent user id is refused. */
export type BlockedUser = { user: string } | { user_id: string };

/**
 * Blocks a person at a number, or lets them in again. Done twice it is done once. Throws `GraphError` with what Meta says of this person, such as 131047: they have
 * not written within 24 hours.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/block-users
 */
export async function setBlocked(
  client: GraphClient,
  phoneNumberId: string,
  user: BlockedUser,
  isBlocked: boolean,
): Promise<void> {
  const { data } = await client.request<object>({
    method: isBlocked ? 'POST' : 'DELETE',
    path: `${phoneNumberId}/block_users`,
    body: { messaging_product: 'whatsapp', block_users: [user] },
  });
  const failed = readFailedUser(data);
  if (failed) throw failed;
}
