import { Badge, Flex, Tooltip } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useText } from '../../hooks/use-text';

/** Says that an automation is written in code, where alone it can be changed. */
export function LockBadge() {
  const text = useText();
  return (
    <Tooltip label={text('automations.locked.hint')}>
      <Badge>
        <Flex tag="span" gap={1}>
          <Lock aria-hidden width="1rem" height="1rem" fill="currentColor" />
          {text('automations.locked')}
        </Flex>
      </Badge>
    </Tooltip>
  );
}
