import type {
  Campaign,
  CampaignResults,
  FollowUpGroup,
  Retried,
} from '../../../../shared/contracts/campaigns';
import type { StateCounts } from '../../../../shared/domain/campaign';
import type { Actor } from '../../actor';
import type { CampaignRow } from '../../store/campaign-rows';
import type { ContactRow } from '../../store/rows';

/** Somebody whom an earlier campaign has reached. */
export interface EarlierRecipient {
  /** By what the next page goes on. */
  id: number;
  contact: ContactRow | null;
  recordUid: string | null;
  recordDocumentId: string | null;
  recordLocale: string | null;
}

/** What people did with the messages of campaigns; those by row id. */
export interface CampaignReactions {
  /** Who has not done this yet, each once, in the order of their ids. */
  recipientsOf(
    campaign: number,
    who: FollowUpGroup,
    after: number,
    limit: number,
  ): Promise<EarlierRecipient[]>;
  /** How many of them there are. */
  countRecipientsOf(campaign: number, who: FollowUpGroup): Promise<number>;
  /** How many messages are in each state; it may be a little old. */
  countsOf(campaigns: Pick<CampaignRow, 'id' | 'status'>[]): Promise<Map<number, StateCounts>>;
  reactionsOf(campaigns: number[]): Promise<Map<number, { clicked: number; replied: number }>>;
}

/** What there is to know and to do once a campaign was sent. */
export interface CampaignOutcome {
  results(documentId: string, actor?: Actor): Promise<CampaignResults>;
  retry(documentId: string, which?: { failure?: string }, actor?: Actor): Promise<Retried>;
  followUp(documentId: string, who: FollowUpGroup, actor?: Actor): Promise<Campaign>;
}
