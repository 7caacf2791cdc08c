import type { AutomationStatus } from '../../../../shared/domain/automation/automation';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';

const TONES = { on: 'success', off: 'neutral', paused: 'warning' } as const;

/** Whether an automation does anything. */
export function StatusBadge({ status }: { status: AutomationStatus }) {
  const text = useText();
  return <ToneBadge tone={TONES[status]}>{text(`automations.status.${status}`)}</ToneBadge>;
}
