import { Flex, Typography } from '@strapi/design-system';
import type { ToldCheck } from '../../../../../shared/contracts/health';
import { CheckFinding } from '../../../components/Checks/CheckFinding';
import { CheckSign } from '../../../components/Checks/CheckSign';
import { useText } from '../../../hooks/use-text';

/** What a connection test found, one finding a line, each with what to do. */
export function CheckList({ checks }: { checks: ToldCheck[] }) {
  const text = useText();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {checks.map((check) => (
        <Flex key={check.id} tag="li" gap={3} alignItems="flex-start">
          <CheckSign status={check.status} />
          <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
            <Typography fontWeight="bold" variant="pi" textColor="neutral600">
              {text(`health.check.${check.id}`)}
            </Typography>
            <CheckFinding check={check} />
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}
