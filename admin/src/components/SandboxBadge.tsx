import { Badge, Tooltip } from '@strapi/design-system';
import { useText } from '../hooks/use-text';

/** Says that nothing of this reaches a real phone. */
export function SandboxBadge() {
  const text = useText();
  return (
    <Tooltip label={text('sandbox.hint')}>
      <Badge backgroundColor="alternative100" textColor="alternative700">
        {text('sandbox.label')}
      </Badge>
    </Tooltip>
  );
}
