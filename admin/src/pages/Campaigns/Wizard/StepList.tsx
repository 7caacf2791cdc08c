import { VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Campaign } from '../../../../../shared/contracts/campaigns';
import { useText } from '../../../hooks/use-text';
import { wizardPath } from '../paths';
import { isDone, isOpen, STEPS, type Step } from './steps';

interface StepListProps {
  campaign: Campaign | null;
  step: Step;
}

/** The steps, where one is, and the way to those that can be opened. */
export function StepList({ campaign, step }: StepListProps) {
  const text = useText();
  return (
    <nav aria-label={text('wizard.steps')}>
      <List>
        {STEPS.map((name, index) => {
          const isCurrent = name === step;
          const isFinished = !isCurrent && isDone(name, campaign);
          const inside = (
            <>
              <Number aria-hidden $isCurrent={isCurrent}>
                {isFinished ? <Check width="1.2rem" height="1.2rem" /> : index + 1}
              </Number>
              {text(`wizard.step.${name}`)}
              {isFinished && <VisuallyHidden>{text('wizard.step.done')}</VisuallyHidden>}
            </>
          );
          return (
            <Item key={name} $isCurrent={isCurrent}>
              {isOpen(name, campaign) ? (
                <Link
                  to={wizardPath(campaign?.documentId, name)}
                  aria-current={isCurrent ? 'step' : undefined}
                >
                  {inside}
                </Link>
              ) : (
                <span>{inside}</span>
              )}
            </Item>
          );
        })}
      </List>
    </nav>
  );
}

const List = styled.ol`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Item = styled.li<{ $isCurrent: boolean }>`
  flex: 1 1 14rem;

  & > * {
    display: flex;
    align-items: center;
    gap: ${({ theme }) => theme.spaces[2]};
    min-height: 4.8rem;
    padding-inline: ${({ theme }) => theme.spaces[4]};
    border: 1px solid
      ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.primary600 : theme.colors.neutral200)};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    font-weight: ${({ $isCurrent }) => ($isCurrent ? 600 : 400)};
    text-decoration: none;
  }
  & > span {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  & > a:hover {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const Number = styled.span<{ $isCurrent: boolean }>`
  flex: none;
  display: grid;
  place-items: center;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: 50%;
  border: 1px solid
    ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.primary600 : theme.colors.neutral300)};
  background: ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.primary600 : 'transparent')};
  color: ${({ theme, $isCurrent }) => ($isCurrent ? theme.colors.neutral0 : 'inherit')};
  font-size: 1.2rem;
  font-weight: 600;
`;
