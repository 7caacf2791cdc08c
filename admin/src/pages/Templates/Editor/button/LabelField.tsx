import { TextInput } from '@strapi/design-system';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';

interface LabelFieldProps {
  index: number;
  label: string;
  hint?: string;
  onChange: (label: string) => void;
}

/** What stands on a button. */
export function LabelField({ index, label, hint, onChange }: LabelFieldProps) {
  const text = useText();
  const { isContentLocked } = useEditor();
  return (
    <EditorField
      path={`buttons.${index}.text`}
      label={text('templates.button.label')}
      hint={hint}
      counted={{ text: label, limit: LIMITS.buttonText }}
      isRequired
    >
      <TextInput
        dir="auto"
        value={label}
        disabled={isContentLocked}
        onChange={({ target }) => onChange(target.value)}
      />
    </EditorField>
  );
}
