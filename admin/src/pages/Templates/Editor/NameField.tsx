import { TextInput } from '@strapi/design-system';
import { useLayoutEffect, useRef, type ChangeEvent } from 'react';
import { LIMITS } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import { toTemplateName } from '../content/template-name';
import { EditorField } from './EditorField';
import { useEditor } from './editor-context';

/** The name at Meta, written as Meta takes it while it is typed. */
export function NameField() {
  const text = useText();
  const { values, isIdentityLocked, changeContent } = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const { name } = values.content;

  useLayoutEffect(() => {
    // A text that is changed while typing would send the caret to its end.
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [name]);

  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const typed = target.value;
    caret.current = toTemplateName(typed.slice(0, target.selectionStart ?? typed.length)).length;
    changeContent((content) => ({ ...content, name: toTemplateName(typed) }));
  };

  return (
    <EditorField
      path="name"
      label={text('templates.field.name')}
      hint={text(isIdentityLocked ? 'templates.hint.nameLocked' : 'templates.hint.name')}
      isRequired
    >
      <TextInput
        ref={input}
        value={name}
        disabled={isIdentityLocked}
        maxLength={LIMITS.name}
        spellCheck={false}
        autoComplete="off"
        onChange={onChange}
      />
    </EditorField>
  );
}
