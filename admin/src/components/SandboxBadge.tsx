import { Badge, Tooltip } from '@strapi/design-system';
import { useText } from '../hooks/use-text';

/** Says that nothing of this reaches a real phone. */
export function SandboxBadge() {
  const text = useText();
  return (
    <Tooltip label={text('sandbox.hint')}>
      <Badge variant="alternative" textColor="alternative700" tabIndex={0}>
        {text('sandbox.label')}
      </Badge>
    </Tooltip>
  );
}
