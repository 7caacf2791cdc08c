import type { PauseReason, StateCounts, StopRule } from '../../../../shared/domain/campaign';
import { mustStop, outcomesOf, STOP_RULE } from '../../../../shared/domain/campaign';
import { sentenceOf } from '../../../../shared/domain/sentences';
import { isUsable } from '../../../../shared/domain/template/lifecycle';
import type { Runtime } from '../../runtime';
import type { CampaignRow } from '../../store/campaign-rows';
import { whyHeld } from '../accounts/hold';
import { hashOf } from './messages';

/** Why a campaign is to stand still, in words. */
export interface Trouble {
  reason: PauseReason;
  text: string;
}

/** The rule of a campaign; null: it never stops by itself for what fails. */
const stopRuleOf = ({ input }: Pick<CampaignRow, 'input'>): StopRule | null =>
  input.stopRule === undefined ? STOP_RULE : input.stopRule;

/** Why nothing may be sent with a campaign as it stands; null when nothing speaks against it. */
export async function troubleOf(
  runtime: Runtime,
  row: Pick<CampaignRow, 'account' | 'templates' | 'templateName'>,
): Promise<Trouble | null> {
  const template = row.templateName ?? '–';
  if (!row.account) return { reason: 'account', text: sentenceOf('campaign.accountGone') };
  const held = whyHeld(runtime, row.account);
  if (held) return { reason: 'account', text: held };
  for (const [documentId, hash] of Object.entries(row.templates ?? {})) {
    const stored = await runtime.templates.get(documentId);
    if (!stored)
      return {
        reason: 'templateUnusable',
        text: sentenceOf('campaign.templateGone', { template }),
      };
    const { status } = stored.row;
    if (!isUsable(status))
      return {
        reason: 'templateUnusable',
        text: sentenceOf('campaign.templateUnusable', { template, status }),
      };
    if (hashOf(stored.content) !== hash || stored.row.drift)
      return {
        reason: 'templateChanged',
        text: sentenceOf('campaign.templateChanged', { template }),
      };
  }
  return null;
}

/** Whether too many of its messages failed. */
export function failuresOf(
  row: Pick<CampaignRow, 'input' | 'stopBase'>,
  counts: StateCounts,
): Trouble | null {
  if (!mustStop(stopRuleOf(row), counts, row.stopBase ?? undefined)) return null;
  const { failed, settled } = outcomesOf(counts);
  return { reason: 'failures', text: sentenceOf('campaign.failures', { failed, settled }) };
}
