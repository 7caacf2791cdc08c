import { Flex, Typography } from '@strapi/design-system';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../../hooks/use-text';
import type { Step } from './steps';

interface StepFrameProps {
  step: Step;
  children: ReactNode;
  /** What goes on from here. */
  actions: ReactNode;
}

/** A step with its heading, which gets the focus when the step is opened. */
export function StepFrame({ step, children, actions }: StepFrameProps) {
  const text = useText();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby={id}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <div>
          <Heading ref={heading} id={id} tabIndex={-1}>
            {text(`wizard.${step}.title`)}
          </Heading>
          <Typography textColor="neutral600">{text(`wizard.${step}.intro`)}</Typography>
        </div>
        {children}
        <Flex justifyContent="flex-end" gap={2} wrap="wrap">
          {actions}
        </Flex>
      </Flex>
    </section>
  );
}

const Heading = styled.h2`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.8rem;
  font-weight: 600;
  line-height: 1.4;
  outline: none;
`;
