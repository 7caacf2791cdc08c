import { Badge } from '@strapi/design-system';
import { written, type Variable } from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';

/** A placeholder as it stands in the text, with the place where it stands. */
export function PlaceholderChip({ variable }: { variable: Variable }) {
  const text = useText();
  const placeholder = written(variable.placeholder);
  return (
    <Badge variant="primary">
      {variable.component === 'header'
        ? text('templates.variable.inHeader', { placeholder })
        : placeholder}
    </Badge>
  );
}
