import { styled } from 'styled-components';

interface BarProps {
  /** From 0 to 1. */
  share: number;
  /** What it shows, for those who do not see it; without it the words beside it must say so. */
  label?: string;
}

/** A part of a whole; the design system's own bar is made for dark grounds. */
export function Bar({ share, label }: BarProps) {
  const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return (
    <Track
      {...(label === undefined
        ? { 'aria-hidden': true }
        : {
            role: 'progressbar',
            'aria-label': label,
            'aria-valuemin': 0,
            'aria-valuemax': 100,
            'aria-valuenow': percent,
          })}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </Track>
  );
}

const Track = styled.div`
  overflow: hidden;
  block-size: 8px;
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral200};

  span {
    display: block;
    block-size: 100%;
    background: ${({ theme }) => theme.colors.primary600};
  }
`;
