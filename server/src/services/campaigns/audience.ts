import type { Audience } from '../../../../shared/contracts/campaigns';
import type { RecordReference } from '../../../../shared/contracts/messages';
import { TOTAL_LIMIT } from '../../../../shared/contracts/page';
import type { Actor } from '../../actor';
import { createRecordFilter } from '../../collections/filter-records';
import type { CollectionSettings } from '../../collections/settings';
import { forbidden, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import type { Own } from '../messages/prepare';
import { mayReadCampaign } from './access';
import type { CampaignReactions } from './results';

/** One of an audience: a record, or somebody who comes from a file or an earlier campaign. */
export interface Member {
  record: RecordReference | null;
  own?: Own;
  /** What the file calls them. */
  name?: string | null;
  line?: number | null;
  /** Row id of the recipient that is there already. */
  row?: number;
}

export interface AudiencePage {
  members: Member[];
  /** Where the next one begins; null at the end. */
  next: number | null;
}

type Whose = Pick<CampaignRow, 'id' | 'input'>;

/** The collection that an audience is of; null where it is of none. */
export const uidOf = (audience: Audience): string | null =>
  'uid' in audience && audience.uid ? audience.uid : null;

const readerOf = (actor: Actor) => (actor.source === 'person' ? { ability: actor.ability } : null);

/** The cells of a line that become values, by variable. */
const valuesOf = (raw: Record<string, string>, columns: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([key, column]) => {
      const cell = raw[column]?.trim();
      return cell ? [[key, cell]] : [];
    }),
  );

/** Goes through audiences page by page, with the rights of whoever made the campaign. */
export function createAudiences(
  runtime: Pick<Runtime, 'strapi' | 'campaigns' | 'campaignRecipients'>,
  collections: CollectionSettings,
  results: Pick<CampaignReactions, 'recipientsOf' | 'countRecipientsOf'>,
) {
  const { strapi, campaigns, campaignRecipients } = runtime;
  const records = createRecordFilter(strapi);

  /** The version that gives the values, where the campaign says so. */
  const statusOf = ({ input }: Whose) => (input.valuesFrom ? { status: input.valuesFrom } : {});

  /** The campaign whose people are meant, as far as this actor may see it. */
  async function earlierOf(documentId: string, actor: Actor): Promise<CampaignRow> {
    const row = await campaigns.get(documentId);
    if (!row || !mayReadCampaign(row, actor))
      throw refuse('audience.campaign', 'audience.campaign');
    return row;
  }

  const pages: {
    [Type in Audience['type']]: (
      whose: Whose,
      audience: Extract<Audience, { type: Type }>,
      actor: Actor,
      after: number,
      limit: number,
    ) => Promise<AudiencePage>;
  } = {
    records(whose, { uid, documentIds, locale }, _actor, after, limit) {
      const ids = [...new Set(documentIds)];
      return Promise.resolve({
        members: ids
          .slice(after, after + limit)
          .map((documentId) => ({ record: { uid, documentId, locale, ...statusOf(whose) } })),
        next: after + limit < ids.length ? after + limit : null,
      });
    },

    async filter(whose, audience, actor, after, limit) {
      const { uid } = audience;
      const found = await records.list(audience, readerOf(actor), after, limit);
      return {
        members: found.map(({ documentId, locale }) => ({
          record: { uid, documentId, locale: locale ?? null, ...statusOf(whose) },
        })),
        next: found.length === limit ? found.at(-1)!.id : null,
      };
    },

    async csv(whose, { phoneColumn, nameColumn, valueColumns }, _actor, after, limit) {
      const lines = await campaignRecipients.listLines(whose.id, after, limit);
      return {
        members: lines.map(({ id, line, raw }) => ({
          record: null,
          row: id,
          line,
          name: (nameColumn && raw?.[nameColumn]?.trim()) || null,
          own: {
            to: { phone: raw?.[phoneColumn] ?? '' },
            values: valuesOf(raw ?? {}, valueColumns),
          },
        })),
        next: lines.length === limit ? lines.at(-1)!.position : null,
      };
    },

    async campaign(whose, { campaign, who }, actor, after, limit) {
      const earlier = await earlierOf(campaign, actor);
      const found = await results.recipientsOf(earlier.id, who, after, limit);
      return {
        members: found.map(({ contact, recordUid, recordDocumentId, recordLocale }) => ({
          record:
            recordUid && recordDocumentId
              ? {
                  uid: recordUid,
                  documentId: recordDocumentId,
                  locale: recordLocale,
                  ...statusOf(whose),
                }
              : null,
          ...(contact && { own: { to: { contact } } }),
        })),
        next: found.length === limit ? found.at(-1)!.id : null,
      };
    },
  };

  async function count(whose: Whose, actor: Actor): Promise<number> {
    const { audience } = whose.input;
    switch (audience.type) {
      case 'records':
        return new Set(audience.documentIds).size;
      case 'filter':
        return records.count(audience, readerOf(actor));
      case 'csv':
        return campaignRecipients.count({ campaign: whose.id });
      case 'campaign':
        return results.countRecipientsOf(
          (await earlierOf(audience.campaign, actor)).id,
          audience.who,
        );
    }
  }

  return {
    /** Some of the audience, after what was seen last; 0 begins. */
    page(whose: Whose, actor: Actor, after: number, limit: number): Promise<AudiencePage> {
      const { audience } = whose.input;
      return pages[audience.type](whose, audience as never, actor, after, limit);
    },

    /** How many there are. */
    count,

    /** The n-th of them, from 1; null when there are not so many. */
    async at(whose: Whose, actor: Actor, position: number): Promise<Member | null> {
      const { audience } = whose.input;
      if (audience.type === 'filter') {
        const found = await records.at(audience, readerOf(actor), position - 1);
        return (
          found && {
            record: {
              uid: audience.uid,
              documentId: found.documentId,
              locale: found.locale ?? null,
              ...statusOf(whose),
            },
          }
        );
      }
      if (audience.type !== 'campaign') {
        const page = await pages[audience.type](whose, audience as never, actor, position - 1, 1);
        return page.members[0] ?? null;
      }
      let after = 0;
      for (let seen = 0; ;) {
        const { members, next } = await pages.campaign(whose, audience, actor, after, 500);
        if (position <= seen + members.length) return members[position - seen - 1]!;
        if (next === null) return null;
        seen += members.length;
        after = next;
      }
    },

    /** How many there are at most `TOTAL_LIMIT`, and what the collection is called. */
    async measure(whose: Whose, actor: Actor) {
      const uid = uidOf(whose.input.audience);
      // A draft need not say yet which collection it is of.
      const isOpen = uid === null && 'uid' in whose.input.audience;
      const total = isOpen ? 0 : await count(whose, actor);
      return {
        total: Math.min(total, TOTAL_LIMIT),
        totalIsCapped: total > TOTAL_LIMIT,
        collectionName: uid && ((await collections.get(uid))?.displayName ?? null),
      };
    },

    /** Refuses an audience of which this actor may read nothing, or that cannot be asked for. */
    async check({ audience }: Whose['input'], actor: Actor): Promise<void> {
      if (audience.type === 'campaign') await earlierOf(audience.campaign, actor);
      const uid = uidOf(audience);
      if (!uid) return;
      const collection = await collections.get(uid);
      if (!collection) throw refuse('collection.unknown', 'audience', { collection: uid });
      const action = `${uid}.find`;
      if (actor.source === 'api' && !(await actor.may(action)))
        throw forbidden('audience.tokenMay', { action });
      // It is refused as soon as it is asked.
      if (audience.type === 'filter') await records.list(audience, readerOf(actor), 0, 1);
    },
  };
}

export type Audiences = ReturnType<typeof createAudiences>;
