import type { CampaignPlan } from '../../../../shared/contracts/campaigns';
import { sizeOf } from '../../../../shared/domain/account-news';
import { error, warning, type Issue } from '../../../../shared/domain/issue';
import { messagesPerSecond } from '../../../../shared/domain/message/pace';
import { inWords } from '../../errors';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import { recipientsOf } from './view';
import { troubleOf } from './watch';

/** What is to be expected of a campaign that would be started now. */
export async function planOf(runtime: Runtime, row: CampaignRow): Promise<CampaignPlan> {
  const { campaignRecipients } = runtime;
  const recipients = recipientsOf(row);
  const perSecond = messagesPerSecond(row.account?.throughputLevel ?? null);
  const size = row.account?.messagingLimit ? sizeOf(row.account.messagingLimit) : null;
  const messagingLimit = size !== null && Number.isFinite(size) ? size : null;
  const exceedsLimit = messagingLimit !== null && recipients > messagingLimit;
  const issues: (Issue & { message: string })[] = [];
  if (row.status !== 'checked') issues.push(inWords(error('campaign.checkAgain', 'status')));
  else if (recipients === 0) issues.push(inWords(error('campaign.nobody', 'recipients')));
  else {
    const trouble = await troubleOf(runtime, row);
    if (trouble)
      issues.push(
        inWords(
          error('campaign.trouble', trouble.reason === 'account' ? 'account' : 'template', {
            reason: trouble.text,
          }),
        ),
      );
  }
  if (exceedsLimit)
    issues.push(
      inWords(warning('campaign.limit', 'recipients', { limit: messagingLimit, recipients })),
    );
  const countries = await campaignRecipients.countBy(row.id, 'country');
  const languages = await campaignRecipients.countBy(row.id, 'language');
  return {
    recipients,
    perSecond,
    seconds: Math.ceil(recipients / perSecond),
    messagingLimit,
    exceedsLimit,
    category: row.category,
    countries: countries.map(({ value, count }) => ({ country: value, count })),
    languages: languages.map(({ value, count }) => ({ language: value ?? '–', count })),
    confirmFrom: runtime.config.sending.confirmFrom,
    issues,
  };
}
