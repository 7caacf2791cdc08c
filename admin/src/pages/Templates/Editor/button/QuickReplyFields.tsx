import { useText } from '../../../../hooks/use-text';
import { LabelField } from './LabelField';
import { useButton } from './use-button';
import { useWordReader } from './use-word-reader';
import type { ButtonFieldsProps } from '.';

/** A quick reply: its label is the answer that comes back, and an opt-out where that is a stop word. */
export function QuickReplyFields({ index }: ButtonFieldsProps) {
  const text = useText();
  const read = useWordReader();
  const found = useButton(index, 'quick_reply');
  if (!found) return null;
  const word = read(found.button.text);
  return (
    <LabelField
      index={index}
      label={found.button.text}
      hint={word?.kind === 'stop' ? text(`templates.button.optOut.${word.purpose}`) : undefined}
      onChange={(label) => found.change({ text: label })}
    />
  );
}
