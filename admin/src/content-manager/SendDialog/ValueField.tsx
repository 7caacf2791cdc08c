import { Field, IconButton, TextInput } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import type { PreviewValue } from '../../../../shared/contracts/messages';
import { written } from '../../../../shared/domain/template/variables';
import { useText, type TextKey } from '../../hooks/use-text';

interface ValueFieldProps {
  value: PreviewValue;
  /** What the person typed for this message; undefined when nothing. */
  typed: string | undefined;
  onChange: (typed: string | undefined) => void;
  onFocus: () => void;
  onBlur: () => void;
  error: string | undefined;
}

/** One placeholder with the value that it has for this message, and where the value comes from. */
export function ValueField({ value, typed, onChange, onFocus, onBlur, error }: ValueFieldProps) {
  const text = useText();
  const isAsked = value.type === 'free_text';
  return (
    <Field.Root
      name={`values.${value.key}`}
      required={isAsked}
      error={error}
      hint={text(sourceOf(value, typed), { placeholder: written(value.placeholder) })}
    >
      <Field.Label>{value.label || written(value.placeholder)}</Field.Label>
      <TextInput
        dir="auto"
        autoComplete="off"
        value={typed ?? value.value ?? ''}
        // An emptied field counts as not typed in: the message takes the value shown here.
        placeholder={value.value ?? undefined}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
        onBlur={onBlur}
        endAction={
          typed !== undefined &&
          !isAsked && (
            <IconButton
              variant="ghost"
              size="S"
              label={text('send.value.reset')}
              onClick={() => onChange(undefined)}
            >
              <ArrowsCounterClockwise />
            </IconButton>
          )
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The text that says where the value comes from. */
function sourceOf({ type, from, isHidden }: PreviewValue, typed: string | undefined): TextKey {
  if (isHidden) return 'send.value.hidden';
  if (type === 'free_text') return 'send.value.ask';
  return `send.value.${typed?.trim() ? 'typed' : from}`;
}
