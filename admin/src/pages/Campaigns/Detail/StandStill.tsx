import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { Notice } from '../../../components/Notice';
import { useSentences } from '../../../hooks/use-sentences';
import { useText } from '../../../hooks/use-text';

/** Why a campaign stands still, and what ended its check. */
export function StandStill({ campaign }: { campaign: Campaign }) {
  const text = useText();
  const { sayWords } = useSentences();
  const { status, pauseReason, pauseText } = campaign;
  if (status !== 'paused') return null;
  return (
    <Notice
      variant={pauseReason === 'person' ? 'info' : 'warning'}
      title={text(pauseReason ? `campaign.paused.${pauseReason}` : 'campaign.paused')}
    >
      {pauseText && sayWords(pauseText)}
    </Notice>
  );
}
