import { styled } from 'styled-components';
import type { Label } from '../../../../../shared/contracts/inbox';

/** A label in its colour; the word itself stays readable on any. */
export function LabelChip({ label: { name, color } }: { label: Pick<Label, 'name' | 'color'> }) {
  return (
    <Chip>
      <Dot style={{ background: color }} aria-hidden />
      <bdi>{name}</bdi>
    </Chip>
  );
}

const Chip = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  padding: 1px 8px;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 10px;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
`;

const Dot = styled.span`
  width: 8px;
  height: 8px;
  border-radius: 50%;
`;
