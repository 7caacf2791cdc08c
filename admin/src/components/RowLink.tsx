import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** The name in a table row, leading to the page of what the row stands for. */
export const RowLink = styled(Link)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  line-height: ${({ theme }) => theme.lineHeights[4]};
  text-decoration: none;

  &:hover,
  &:focus-visible {
    text-decoration: underline;
  }
`;
