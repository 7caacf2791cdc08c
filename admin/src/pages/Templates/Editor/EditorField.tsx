import { Field, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { lengthOf } from '../../../../../shared/domain/template/template';
import { useText } from '../../../hooks/use-text';
import { fieldId } from '../content/issues';
import { useEditor } from './editor-context';

interface EditorFieldProps {
  /** The path by which issues name this field. */
  path: string;
  /** Left out where the field names itself, such as a check box. */
  label?: string;
  hint?: ReactNode;
  isRequired?: boolean;
  /** Shows how much of a limit is used up. */
  counted?: { text: string; limit: number };
  children: ReactNode;
}

/** A field of the editor with its label, its help, its counter, and what is wrong with it. */
export function EditorField({
  path,
  label,
  hint,
  isRequired = false,
  counted,
  children,
}: EditorFieldProps) {
  const { errorOf, touch } = useEditor();
  return (
    <Field.Root
      id={fieldId(path)}
      name={path}
      error={errorOf(path)}
      hint={hint}
      required={isRequired}
      width="100%"
      onBlur={() => touch(path)}
    >
      {label && (
        <Flex justifyContent="space-between" gap={2}>
          <Field.Label>{label}</Field.Label>
          {counted && <Counter {...counted} />}
        </Flex>
      )}
      {children}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}

function Counter({ text, limit }: { text: string; limit: number }) {
  const say = useText();
  const length = lengthOf(text);
  return (
    <Typography
      variant="pi"
      textColor={length > limit ? 'danger600' : 'neutral600'}
      fontWeight={length > limit ? 'bold' : undefined}
    >
      {say('templates.counter', { length, limit })}
    </Typography>
  );
}
