import { styled } from 'styled-components';

/** A phone number, read from left to right wherever it stands. */
export function PhoneNumber({ children }: { children: string }) {
  return <Number dir="ltr">{children}</Number>;
}

const Number = styled.bdi`
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
`;
