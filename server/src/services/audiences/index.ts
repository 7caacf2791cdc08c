import type { SaveAudience, SavedAudience } from '../../../../shared/contracts/campaigns';
import { CODE, nameOf, type Actor } from '../../actor';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, notFound, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { AudienceRow } from '../../store/audiences';
import { may } from '../campaigns/access';

/** What fits into the column. */
const MOST_NAME = 255;

/**
 * The internal service `audiences`: filters that were given a name. Everybody who sends to many sees all of
 * them; what of the records they may read is looked at when it is used.
 */
export function createAudiences(
  { audiences }: Pick<Runtime, 'audiences'>,
  collections: Pick<CollectionSettings, 'get'>,
) {
  const toSaved = async (row: AudienceRow): Promise<SavedAudience> => ({
    documentId: row.documentId,
    name: row.name,
    uid: row.uid,
    ...(row.filters !== null && { filters: row.filters }),
    ...(row.search !== null && { _q: row.search }),
    locale: row.locale,
    collectionName: (await collections.get(row.uid))?.displayName ?? null,
    createdBy: row.ownerName,
  });

  return {
    /** By name; those of one collection, or all. */
    async list({ uid }: { uid?: string } = {}): Promise<SavedAudience[]> {
      const saved: SavedAudience[] = [];
      for (const row of await audiences.list(uid ? { uid } : {})) saved.push(await toSaved(row));
      return saved;
    },

    async create(input: SaveAudience['Request'], actor: Actor = CODE): Promise<SavedAudience> {
      const name = input.name.trim();
      if (name === '' || name.length > MOST_NAME) throw refuse('audience.name', 'name');
      if (!(await collections.get(input.uid)))
        throw refuse('collection.unknown', 'uid', { collection: input.uid });
      const row = await audiences.insert({
        name,
        uid: input.uid,
        filters: input.filters ?? null,
        search: input._q || null,
        locale: input.locale ?? null,
        ownerId: actor.source === 'person' ? actor.user.id : null,
        ownerName: nameOf(actor),
      });
      return toSaved(row);
    },

    /** One’s own, or any for whoever manages campaigns. */
    async delete(documentId: string, actor: Actor = CODE): Promise<void> {
      const row = await audiences.get(documentId);
      if (!row) throw notFound('audience.notFound');
      const isOwn = actor.source === 'person' && row.ownerId === actor.user.id;
      if (!isOwn && !may(actor, 'campaigns.manage')) throw forbidden('audience.notYours');
      await audiences.delete(row.id);
    },
  };
}

export type SavedAudiences = ReturnType<typeof createAudiences>;
