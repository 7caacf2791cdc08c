import { Modal } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A dialog that has room for two columns. */
export const WideDialog = styled(Modal.Content)<{ $rem?: number }>`
  width: min(${({ $rem = 96 }) => $rem}rem, 92vw);
  max-width: none;
`;

/** Two columns of the same width; one below the other where there is no room. */
export const TwoColumns = styled.div<{ $align?: 'start' | 'stretch' }>`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  align-items: ${({ $align = 'stretch' }) => $align};
  gap: ${({ theme }) => theme.spaces[6]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
`;
