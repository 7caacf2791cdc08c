import type { Campaign } from '../../../../shared/contracts/campaigns';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';
import { statusOf } from './campaign-facts';

/** Where a campaign stands. */
export function StatusBadge({ campaign }: { campaign: Pick<Campaign, 'status' | 'counts'> }) {
  const text = useText();
  const { label, tone } = statusOf(campaign);
  return <ToneBadge tone={tone}>{text(label)}</ToneBadge>;
}
