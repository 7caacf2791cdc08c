import { Flex, Loader, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Clock, CrossCircle, WarningCircle } from '@strapi/icons';
import { useText } from '../../../hooks/use-text';
import type { Outcome } from './finish-steps';

/** How a step looks from afar. */
export type Sign = 'waiting' | 'working' | 'done' | 'toConsider' | 'problem';

/** How far a step is; a test that found only something to consider is through as well. */
export function signOf(outcome: Outcome): Sign {
  switch (outcome.state) {
    case 'replaces':
    case 'unregistered':
      return 'toConsider';
    case 'tested':
      if (!outcome.test.ok) return 'problem';
      return outcome.test.checks.some(({ status }) => status === 'warning') ? 'toConsider' : 'done';
    default:
      return outcome.state;
  }
}

const ICONS = {
  waiting: { Icon: Clock, fill: 'neutral500' },
  done: { Icon: CheckCircle, fill: 'success600' },
  toConsider: { Icon: WarningCircle, fill: 'warning600' },
  problem: { Icon: CrossCircle, fill: 'danger600' },
} as const;

/** The sign of a step, with a word for whoever does not see it. */
export function StepSign({ sign }: { sign: Sign }) {
  const text = useText();
  if (sign === 'working') return <Loader small>{text('connect.sign.working')}</Loader>;
  const { Icon, fill } = ICONS[sign];
  return (
    <Flex shrink={0} paddingTop="2px">
      <Icon aria-hidden fill={fill} />
      <VisuallyHidden>{text(`connect.sign.${sign}`)}</VisuallyHidden>
    </Flex>
  );
}
