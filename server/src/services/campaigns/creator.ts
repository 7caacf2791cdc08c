import { CODE, type Actor, type AdminUser } from '../../actor';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import { rowsOf } from '../../store/table';
import { personOf } from '../accounts/visibility';

/**
 * Whoever made a campaign, with the rights that they have now, in whichever process and however long after.
 * Null when they are gone, or have no access any more.
 */
export async function creatorOf(
  runtime: Pick<Runtime, 'strapi' | 'accounts'>,
  { ownerSource, ownerId }: Pick<CampaignRow, 'ownerSource' | 'ownerId'>,
): Promise<Actor | null> {
  const { strapi } = runtime;
  if (ownerSource === 'code') return CODE;
  if (ownerSource === 'api') {
    const token = await rowsOf<{ id: number; name: string }>(strapi, 'admin::api-token').findOne({
      where: { id: ownerId },
    });
    // What it may read has been asked when it was there itself.
    return token && { source: 'api', token, may: () => Promise.resolve(false) };
  }
  const user = await rowsOf<AdminUser & { blocked?: boolean | null }>(
    strapi,
    'admin::user',
  ).findOne({ where: { id: ownerId, isActive: true }, populate: ['roles'] });
  if (!user || user.blocked) return null;
  return personOf(runtime, user);
}
