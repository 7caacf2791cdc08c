import { styled } from 'styled-components';
import { written, type Variable } from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';

const Chip = styled.code`
  padding: 2px 8px;
  border: 1px solid ${({ theme }) => theme.colors.primary600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  font-weight: 600;
`;

/** A placeholder as it stands in the text, with the place where it stands. */
export function PlaceholderChip({ variable }: { variable: Variable }) {
  const text = useText();
  const placeholder = written(variable.placeholder);
  return (
    <Chip>
      {variable.component === 'header'
        ? text('templates.variable.inHeader', { placeholder })
        : placeholder}
    </Chip>
  );
}
