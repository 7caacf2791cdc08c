import { Flex, TextInput, Typography } from '@strapi/design-system';
import type { Variable } from '../../../../../shared/domain/template/variables';
import { FieldPicker } from '../../../components/FieldPicker';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

interface VariableSourceProps {
  variable: Variable;
  /** The path by which issues name the variable. */
  path: string;
  onMap: (change: Partial<Variable>) => void;
}

/** What the chosen kind of value needs: a field, a text, or nothing more. */
export function VariableSource({ variable, path, onMap }: VariableSourceProps) {
  const text = useText();
  const { values, isReadOnly, errorOf, touch } = useEditor();

  if (variable.type === 'field' && values.appliesTo)
    return (
      <EditorField path={`${path}.fieldPath`} label={text('templates.variable.field')} isRequired>
        <FieldPicker
          id={fieldId(`${path}.fieldPath`)}
          uid={values.appliesTo}
          value={variable.fieldPath}
          disabled={isReadOnly}
          hasError={errorOf(`${path}.fieldPath`) !== undefined}
          label={text('templates.variable.field')}
          onChange={(fieldPath) => {
            onMap({ fieldPath });
            touch(`${path}.fieldPath`);
          }}
        />
      </EditorField>
    );
  if (variable.type === 'fixed_text')
    return (
      <EditorField path={`${path}.fixedText`} label={text('templates.variable.text')} isRequired>
        <TextInput
          dir="auto"
          value={variable.fixedText ?? ''}
          disabled={isReadOnly}
          onChange={({ target }) => onMap({ fixedText: target.value || null })}
        />
      </EditorField>
    );
  return (
    <Flex height="100%" paddingTop={6}>
      <Typography textColor="neutral600" variant="pi">
        {text(
          variable.type === 'field'
            ? 'templates.variable.needsCollection'
            : `templates.variable.help.${variable.type}`,
        )}
      </Typography>
    </Flex>
  );
}
