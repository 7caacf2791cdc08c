import { styled } from 'styled-components';
import { written, type Variable } from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';
import { specialOf } from '../content/variable-groups';
import { useEditor } from './editor-context';

const Chip = styled.code`
  padding: 2px 8px;
  border: 1px solid ${({ theme }) => theme.colors.primary600};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.2rem;
  font-weight: 600;
`;

/** A placeholder as it stands in the text, with the place where it stands, or what it is. */
export function PlaceholderChip({ variable }: { variable: Variable }) {
  const text = useText();
  const { content } = useEditor().values;
  const special = specialOf(variable, content);
  const placeholder = written(variable.placeholder);
  if (special) return <Chip>{text(`templates.variable.special.${special}`)}</Chip>;
  if (variable.component === 'header')
    return <Chip>{text('templates.variable.inHeader', { placeholder })}</Chip>;
  return (
    <Chip>
      {variable.component === 'button'
        ? text('templates.variable.inButton', {
            placeholder,
            number: (variable.buttonIndex ?? 0) + 1,
          })
        : placeholder}
    </Chip>
  );
}
