import type {
  Campaign,
  CampaignResults,
  FollowUpGroup,
  RecipientQuery,
  Retried,
} from '../../../../shared/contracts/campaigns';
import type { StateCounts } from '../../../../shared/domain/campaign';
import {
  failuresOf,
  funnelOf,
  isForLater,
  languagesOf,
  statesOf,
} from '../../../../shared/domain/campaign-results';
import type { CsvCell } from '../../../../shared/domain/csv';
import { headsIn } from '../../../../shared/domain/csv-heads';
import { answersUntil, isAnsweredWithin } from '../../../../shared/domain/answer';
import { CODE, languageOf, type Actor } from '../../actor';
import { forbidden, refuse } from '../../errors';
import type { Runtime } from '../../runtime';
import type { CampaignRow, RecipientRow } from '../../store/campaign-rows';
import type { Campaigns } from '../campaigns';
import { may } from '../campaigns/access';
import { recipientFilter } from '../campaigns/recipient-filter';
import { recipientsOf, toCampaignRecipient } from '../campaigns/view';
import type { Messages } from '../messages';
import { wordsOfFailure } from '../messages/view';
import type { PreferencesService } from '../preferences';
import { RECIPIENT_COLUMNS, RECIPIENT_HEADS } from './recipient-columns';
import { createRested } from './rested';
import { createRetries } from './retry';

interface Dependencies {
  runtime: Runtime;
  /** Asked for when it is needed: it counts with this service itself. */
  campaigns: () => Pick<Campaigns, 'access' | 'create'>;
  messages: Pick<Messages, 'retry'>;
  preferences: Pick<PreferencesService, 'tracksLinks'>;
}

/** The internal service `campaign-results`: what became of campaigns’ messages, and what is done about it. */
export function createCampaignResults({ runtime, campaigns, messages, preferences }: Dependencies) {
  const { campaignResults, campaignRecipients, now } = runtime;
  const tallies = createRested(campaignResults.tally);
  const medians = createRested(campaignResults.medianSecondsToRead);
  const retries = createRetries(runtime, messages);

  async function optedOutOf({ id, startedAt, finishedAt }: CampaignRow): Promise<number> {
    if (startedAt === null) return 0;
    const until = answersUntil(finishedAt === null ? now() : new Date(finishedAt));
    const said = await campaignResults.optOutsOf(id, new Date(startedAt), until);
    return new Set(
      said.filter(({ at, leftAt }) => isAnsweredWithin(leftAt, at)).map(({ contact }) => contact),
    ).size;
  }

  async function resultsOf(row: CampaignRow): Promise<CampaignResults> {
    const { id, status } = row;
    const tally = await tallies.get(id, status);
    const reactions = (await campaignResults.reactionsOf([id])).get(id)!;
    const templates = [...new Set(tally.flatMap(({ template }) => template ?? []))];
    const languages = await campaignResults.languagesOf(templates);
    return {
      recipients: recipientsOf(row),
      ...funnelOf(tally),
      ...reactions,
      optedOut: await optedOutOf(row),
      failures: failuresOf(tally).map(({ key, count, retriable, ...failure }) => {
        const { title, action } = wordsOfFailure(failure);
        return {
          key,
          title,
          action,
          count,
          canRetry: retriable > 0,
          isForLater: isForLater(failure),
        };
      }),
      links: await campaignResults.linksOf(id),
      hasUncountedLinks: !(await preferences.tracksLinks()) && (await campaignResults.hasLinks(id)),
      taps: await campaignResults.tapsOf(id),
      languages: languagesOf(tally, (template) => languages.get(template)),
      medianSecondsToRead: await medians.get(id),
    };
  }

  async function* recipientRows(
    row: CampaignRow,
    where: object,
    actor: Actor,
  ): AsyncGenerator<CsvCell[][]> {
    let page: RecipientRow[];
    for (let after = 0; ; after = page.at(-1)!.position) {
      page = await campaignRecipients.listAfter(where, after);
      if (page.length === 0) return;
      yield page.map((one) => {
        const recipient = toCampaignRecipient(row, one, actor);
        return RECIPIENT_HEADS.map((head) => RECIPIENT_COLUMNS[head](recipient));
      });
    }
  }

  return {
    /** How many messages of each campaign, by row id, are in each state; it may be a little old. */
    async countsOf(rows: Pick<CampaignRow, 'id' | 'status'>[]): Promise<Map<number, StateCounts>> {
      const counts = new Map<number, StateCounts>();
      for (const { id, status } of rows) counts.set(id, statesOf(await tallies.get(id, status)));
      return counts;
    },

    reactionsOf: campaignResults.reactionsOf,

    recipientsOf: campaignResults.recipientsOf,
    countRecipientsOf: campaignResults.countRecipientsOf,

    /** What became of a campaign. */
    results: async (documentId: string, actor: Actor = CODE): Promise<CampaignResults> =>
      resultsOf(await campaigns().access.getReadable(documentId, actor)),

    /** Sends again what may safely go again, or of that what failed for one reason; goes on in the background. */
    async retry(
      documentId: string,
      { failure }: { failure?: string } = {},
      actor: Actor = CODE,
    ): Promise<Retried> {
      const row = await campaigns().access.getOwn(documentId, actor);
      if (!may(actor, 'messages.retry')) throw forbidden('campaign.notYours');
      if (row.status !== 'running' && row.status !== 'done')
        throw refuse('campaign.cannot', 'status', { status: row.status, action: 'retried' });
      const told = await retries.begin(row.id, actor, failure, () => tallies.forget(row.id));
      tallies.forget(row.id);
      return told;
    },

    /** A new draft for those whom a campaign has reached and who have not done something yet. */
    async followUp(documentId: string, who: FollowUpGroup, actor: Actor = CODE): Promise<Campaign> {
      const { name, input } = await campaigns().access.getOwn(documentId, actor);
      return campaigns().create(
        {
          name: `${name} (follow-up)`,
          audience: { type: 'campaign', campaign: documentId, who },
          ...(input.account && { account: input.account }),
          ...(input.valuesFrom && { valuesFrom: input.valuesFrom }),
          ...(input.stopRule !== undefined && { stopRule: input.stopRule }),
        },
        actor,
      );
    },

    /** The recipients that are asked for, in their order, as a table. */
    async exportRecipients(documentId: string, query: RecipientQuery, actor: Actor = CODE) {
      const row = await campaigns().access.getReadable(documentId, actor);
      const where = await recipientFilter(runtime, row, query, actor);
      return {
        fileName: `whatsapp-campaign-${now().toISOString().slice(0, 10)}.csv`,
        head: headsIn(languageOf(actor), RECIPIENT_HEADS),
        rows: recipientRows(row, where, actor),
      };
    },

    /** Resolves when no message is being retried any more. */
    stop: retries.stop,
  };
}

export type CampaignResultsService = ReturnType<typeof createCampaignResults>;
