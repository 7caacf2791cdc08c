import { Flex, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import type { Health } from '../../../../shared/contracts/health';
import type { CheckId } from '../../../../shared/domain/health/check';
import type { Step, StepState } from '../../../../shared/domain/health/guide';
import { AccountFix } from '../../components/AccountFixes';
import { CheckFinding } from '../../components/Checks/CheckFinding';
import { CheckSign } from '../../components/Checks/CheckSign';
import { ToneBadge } from '../../components/ToneBadge';
import { useText } from '../../hooks/use-text';
import { StepBody } from './StepBody';

const TONES = {
  done: 'success',
  todo: 'neutral',
  problem: 'danger',
} as const satisfies Record<StepState, string>;

interface StepCardProps {
  step: Step;
  number: number;
  /** The first one that is not done: it stands open. */
  isNext: boolean;
  health: Health;
  mayAct: boolean;
  mayTick: boolean;
  onFixed: (only: CheckId[]) => void;
}

/** One step of the guide; what is done is closed, until somebody wants to look. */
export function StepCard(props: StepCardProps) {
  const { step, number, isNext, health, mayAct, onFixed } = props;
  const text = useText();
  const bodyId = useId();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isOpen = chosen ?? (isNext || step.state === 'problem');
  const checks = step.checks.flatMap((id) => health.checks.find((check) => check.id === id) ?? []);
  const Caret = isOpen ? CaretUp : CaretDown;
  return (
    <Card data-step={step.id} data-state={step.state}>
      <h3>
        <Toggle
          type="button"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setChosen(!isOpen)}
        >
          <Flex gap={3} alignItems="center" minWidth={0}>
            <Typography aria-hidden fontWeight="bold" textColor="neutral600">
              {number}
            </Typography>
            <Typography fontWeight="bold" textColor="neutral800">
              {text(`health.step.${step.id}`)}
            </Typography>
          </Flex>
          <Flex gap={3} shrink={0}>
            <ToneBadge tone={TONES[step.state]}>{text(`health.state.${step.state}`)}</ToneBadge>
            <Caret aria-hidden fill="neutral600" />
          </Flex>
        </Toggle>
      </h3>
      {isOpen && (
        <Flex
          id={bodyId}
          direction="column"
          alignItems="stretch"
          gap={4}
          padding={4}
          paddingTop={0}
        >
          <Typography textColor="neutral600">{text(`health.step.${step.id}.why`)}</Typography>
          <StepBody {...props} />
          {checks.length > 0 && (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {checks.map((check) => (
                <Flex key={check.id} tag="li" gap={3} alignItems="flex-start">
                  <CheckSign status={check.status} />
                  <Flex direction="column" alignItems="stretch" gap={2} minWidth={0} flex="1">
                    <Typography fontWeight="bold" variant="pi" textColor="neutral600">
                      {text(`health.check.${check.id}`)}
                    </Typography>
                    <CheckFinding check={check} />
                    {check.fix && mayAct && (
                      <AccountFix
                        fix={check.fix}
                        account={health.account}
                        params={check.params}
                        onFixed={() => onFixed(step.checks)}
                      />
                    )}
                  </Flex>
                </Flex>
              ))}
            </Flex>
          )}
        </Flex>
      )}
    </Card>
  );
}

const Card = styled.li`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
`;

const Toggle = styled.button`
  display: flex;
  justify-content: space-between;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[3]};
  width: 100%;
  padding: ${({ theme }) => theme.spaces[4]};
  text-align: start;
  cursor: pointer;
  background: none;
  border: none;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
