import { Badge, Tooltip } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { tr } from '../plugin-translations';

/** Says that nothing of this reaches a real phone. */
export function SandboxBadge() {
  const { formatMessage } = useIntl();
  return (
    <Tooltip
      label={formatMessage({
        id: tr('sandbox.hint'),
        defaultMessage: 'Messages go to the simulator, never to a real phone.',
      })}
    >
      <Badge variant="alternative" tabIndex={0}>
        {formatMessage({ id: tr('sandbox.label'), defaultMessage: 'Sandbox' })}
      </Badge>
    </Tooltip>
  );
}
