import { LabelField } from './LabelField';
import { useButton } from './use-button';
import type { ButtonFieldsProps } from '.';

/** A quick reply: its label is the answer that comes back. */
export function QuickReplyFields({ index }: ButtonFieldsProps) {
  const found = useButton(index, 'quick_reply');
  if (!found) return null;
  return (
    <LabelField
      index={index}
      label={found.button.text}
      onChange={(text) => found.change({ text })}
    />
  );
}
