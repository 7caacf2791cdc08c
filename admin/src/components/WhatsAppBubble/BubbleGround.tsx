import { styled, useTheme } from 'styled-components';
import type { ReactNode } from 'react';
import { GROUNDS, schemeOf, type ColourScheme } from './colours';

interface BubbleGroundProps {
  /** Default: that of the page. */
  scheme?: ColourScheme;
  /** What it is, for screen readers. */
  label?: string;
  children: ReactNode;
}

/** What lies behind bubbles on the phone. */
export function BubbleGround({ scheme, label, children }: BubbleGroundProps) {
  const theme = useTheme();
  const { background, text } = GROUNDS[scheme ?? schemeOf(theme)];
  return (
    <Ground
      style={{ background, color: text }}
      role={label ? 'region' : undefined}
      aria-label={label}
    >
      {children}
    </Ground>
  );
}

const Ground = styled.div`
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
`;
