import { TextInput } from '@strapi/design-system';
import { useState } from 'react';
import {
  isWellFormed,
  variableKey,
  type Variable,
} from '../../../../../shared/domain/template/variables';
import { useText } from '../../../hooks/use-text';
import { jumpTo } from '../content/jump';
import { renamePlaceholders } from '../content/placeholders';
import { toTemplateName } from '../content/template-name';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

/** The name of a placeholder: changed here, it changes in the text and keeps its mapping. */
export function PlaceholderName({ variable }: { variable: Variable }) {
  const text = useText();
  const { values, rename } = useEditor();
  const { component, placeholder } = variable;
  const [typed, setTyped] = useState(placeholder);

  const isTaken = values.content.variables.some(
    (other) => other !== variable && other.component === component && other.placeholder === typed,
  );
  const commit = () => {
    if (component === 'button' || typed === placeholder) return false;
    if (isTaken || !isWellFormed(typed, 'NAMED')) setTyped(placeholder);
    else {
      rename((content) => renamePlaceholders(content, component, new Map([[placeholder, typed]])));
      return true;
    }
    return false;
  };

  return (
    <EditorField
      path={`variables.${variableKey(variable)}.placeholder`}
      label={text('templates.variable.name')}
      hint={text(isTaken ? 'templates.variable.nameTaken' : 'templates.variable.nameHint')}
    >
      <TextInput
        value={typed}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setTyped(toTemplateName(target.value))}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          // The card with the new name is another one; the focus goes along.
          if (commit())
            setTimeout(() =>
              jumpTo(`variables.${variableKey({ ...variable, placeholder: typed })}.placeholder`),
            );
        }}
      />
    </EditorField>
  );
}
