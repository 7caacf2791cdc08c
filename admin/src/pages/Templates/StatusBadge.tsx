import type { TemplateStatus } from '../../../../shared/domain/template/lifecycle';
import { ToneBadge } from '../../components/ToneBadge';
import { useText, type TextKey } from '../../hooks/use-text';
import { KNOWN_STATUSES, statusVariant } from './content/status';

/** The status of a template in words; one that Meta added later as Meta writes it. */
export function StatusBadge({ status }: { status: TemplateStatus }) {
  const text = useText();
  return (
    <ToneBadge tone={statusVariant(status)}>
      {KNOWN_STATUSES.includes(status) ? text(`templates.status.${status}` as TextKey) : status}
    </ToneBadge>
  );
}
