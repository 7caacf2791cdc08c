import type { RecipientQuery } from '../../../../shared/contracts/campaigns';
import type { Actor } from '../../actor';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import { mayReadBodies } from '../messages/may-read-log';
import { isOwner } from './access';
import { recipientWhere } from './recipient-query';

/** The recipients that are asked for, also by what they did, as a database filter. */
export async function recipientFilter(
  { campaignResults }: Pick<Runtime, 'campaignResults'>,
  row: CampaignRow,
  query: RecipientQuery,
  actor: Actor,
): Promise<object> {
  const where = recipientWhere(row.id, query, {
    names: mayReadBodies(actor) || isOwner(row, actor),
    numbers: mayReadBodies(actor),
  });
  if (query.reaction !== 'clicked' && query.reaction !== 'replied') return where;
  const ids = await campaignResults.reacted(row.id, query.reaction);
  const did = query.reaction === 'clicked' ? { id: { $in: ids } } : { contact: { $in: ids } };
  return { $and: [where, { message: did }] };
}
