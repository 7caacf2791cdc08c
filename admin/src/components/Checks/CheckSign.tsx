import { Flex, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, CrossCircle, Information, Question, WarningCircle } from '@strapi/icons';
import type { CheckStatus } from '../../../../shared/domain/health/check';
import { useText } from '../../hooks/use-text';

const SIGNS = {
  ok: { Icon: CheckCircle, fill: 'success600' },
  hint: { Icon: Information, fill: 'primary600' },
  warning: { Icon: WarningCircle, fill: 'warning600' },
  problem: { Icon: CrossCircle, fill: 'danger600' },
  unknown: { Icon: Question, fill: 'neutral500' },
} satisfies Record<CheckStatus, { Icon: typeof CheckCircle; fill: string }>;

/** How something is, by a sign, and by a word for whoever does not see it. */
export function CheckSign({ status }: { status: CheckStatus }) {
  const text = useText();
  const { Icon, fill } = SIGNS[status];
  return (
    <Flex shrink={0} paddingTop="2px">
      <Icon aria-hidden fill={fill} />
      <VisuallyHidden>{text(`health.status.${status}`)}: </VisuallyHidden>
    </Flex>
  );
}
