import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons';
import type { CheckStatus, ConnectionCheck } from '../../../../../shared/contracts/accounts';
import { useText } from '../../../hooks/use-text';

const SIGNS = {
  ok: { Icon: CheckCircle, fill: 'success600' },
  warning: { Icon: WarningCircle, fill: 'warning600' },
  problem: { Icon: CrossCircle, fill: 'danger600' },
} satisfies Record<CheckStatus, { Icon: typeof CheckCircle; fill: string }>;

/** What a connection test found, one finding a line, each with what to do. */
export function CheckList({ checks }: { checks: ConnectionCheck[] }) {
  const text = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {checks.map(({ id, status, message, action, code }) => {
        const { Icon, fill } = SIGNS[status];
        return (
          <Flex key={id} tag="li" gap={3} alignItems="flex-start">
            <Flex shrink={0} paddingTop="2px">
              <Icon aria-hidden fill={fill} />
              <VisuallyHidden>{text(`accounts.check.${status}`)}</VisuallyHidden>
            </Flex>
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography fontWeight="bold" variant="pi" textColor="neutral600">
                {text(`accounts.check.id.${id}`)}
              </Typography>
              <Typography>{message}</Typography>
              {action && <Typography textColor="neutral600">{action}</Typography>}
              {code !== null && (
                <Typography variant="pi" textColor="neutral600">
                  {text('accounts.check.code', { code })}
                </Typography>
              )}
            </Flex>
          </Flex>
        );
      })}
    </Flex>
  );
}
