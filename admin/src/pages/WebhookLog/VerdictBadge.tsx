import type { DeliveryVerdict } from '../../../../shared/contracts/webhook-log';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';

const TONES = {
  parked: 'secondary',
  failed: 'danger',
  unknown: 'warning',
  kept: 'neutral',
} as const satisfies Record<DeliveryVerdict, string>;

/** What became of an item, in a word. */
export function VerdictBadge({ verdict }: { verdict: DeliveryVerdict }) {
  const text = useText();
  return <ToneBadge tone={TONES[verdict]}>{text(`webhookLog.verdict.${verdict}`)}</ToneBadge>;
}
