import { Flex, Typography } from '@strapi/design-system';
import type { Health } from '../../../../shared/contracts/health';
import type { CheckId } from '../../../../shared/domain/health/check';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { StepCard } from './StepCard';

interface GuideProps {
  health: Health;
  mayAct: boolean;
  mayTick: boolean;
  onFixed: (only: CheckId[]) => void;
}

/** What setting up is made of: each step looks after itself, and closes when it is done. */
export function Guide({ health, ...props }: GuideProps) {
  const text = useText();
  const { steps } = health;
  const done = steps.filter(({ state }) => state === 'done').length;
  const next = steps.find(({ state }) => state !== 'done')?.id ?? null;
  return (
    <Panel
      title={text('health.guide')}
      intro={text(done === steps.length ? 'health.guide.done' : 'health.guide.intro')}
      action={
        <Typography fontWeight="bold" aria-live="polite">
          {text('health.guide.progress', { done, all: steps.length })}
        </Typography>
      }
    >
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {steps.map((step, index) => (
          <StepCard
            key={step.id}
            step={step}
            number={index + 1}
            isNext={step.id === next}
            health={health}
            {...props}
          />
        ))}
      </Flex>
    </Panel>
  );
}
