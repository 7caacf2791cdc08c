import { actionId, type PermissionName } from '../../../../shared/permissions';
import type { Actor } from '../../actor';
import { forbidden, notFound } from '../../errors';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import { isOfHidden, ofVisibleAccounts } from '../accounts/visibility';

type Owned = Pick<CampaignRow, 'ownerSource' | 'ownerId'>;

/** Whether somebody has a permission; code and tokens are let in by whoever calls. */
export const may = (actor: Actor, permission: PermissionName): boolean =>
  actor.source !== 'person' ||
  (actor.ability as { can(action: string): boolean }).can(actionId(permission));

/** Whether somebody has made a campaign. */
export const isOwner = ({ ownerSource, ownerId }: Owned, actor: Actor): boolean =>
  actor.source === 'person' && ownerSource === 'person' && ownerId === actor.user.id;

/** Whether somebody may change a campaign: their own, or as whoever manages those of others. */
export const mayChange = (row: Owned, actor: Actor): boolean =>
  may(actor, 'campaigns.manage') || (isOwner(row, actor) && may(actor, 'messages.send-bulk'));

/** Whether somebody may see a campaign. */
export const mayReadCampaign = (row: Owned, actor: Actor): boolean =>
  may(actor, 'campaigns.read') || mayChange(row, actor);

/** Finds campaigns for somebody, with their rights. */
export function createCampaignAccess({ campaigns }: Pick<Runtime, 'campaigns'>) {
  /** A campaign that somebody may see; any other is not there for them. */
  async function getReadable(documentId: string, actor: Actor): Promise<CampaignRow> {
    const row = await campaigns.get(documentId);
    if (!row || !mayReadCampaign(row, actor) || isOfHidden(row, actor))
      throw notFound('campaign.notFound');
    return row;
  }

  return {
    getReadable,

    /** A campaign that somebody may change. */
    async getOwn(documentId: string, actor: Actor): Promise<CampaignRow> {
      const row = await getReadable(documentId, actor);
      if (!mayChange(row, actor)) throw forbidden('campaign.notYours');
      return row;
    },

    /** Those that somebody may see, as a database filter. */
    within: (actor: Actor): object => ({
      $and: [
        actor.source !== 'person' || may(actor, 'campaigns.read') || may(actor, 'campaigns.manage')
          ? {}
          : { ownerSource: 'person', ownerId: actor.user.id },
        ofVisibleAccounts(actor),
      ],
    }),
  };
}

export type CampaignAccess = ReturnType<typeof createCampaignAccess>;
