import { Field, IconButton, TextInput } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import type { PreviewValue } from '../../../../shared/contracts/messages';
import { written } from '../../../../shared/domain/template/variables';
import { useText } from '../../hooks/use-text';
import { buttonOf, isCoordinate, labelKeyOf, sourceKeyOf, type ValueContext } from './value-label';

interface ValueFieldProps {
  value: PreviewValue;
  context: ValueContext;
  /** What the person typed for this message; undefined when nothing. */
  typed: string | undefined;
  onChange: (typed: string | undefined) => void;
  onFocus: () => void;
  onBlur: () => void;
  error: string | undefined;
}

/** One placeholder with the value that it has for this message, and where the value comes from. */
export function ValueField({
  value,
  context,
  typed,
  onChange,
  onFocus,
  onBlur,
  error,
}: ValueFieldProps) {
  const text = useText();
  const isAsked = value.type === 'free_text';
  const labelKey = labelKeyOf(value.key, context);
  const button = buttonOf(value.key, context);
  const own = (labelKey && text(labelKey)) || value.label || written(value.placeholder);
  const label = button ? text('send.value.ofButton', { button, label: own }) : own;
  return (
    <Field.Root
      name={`values.${value.key}`}
      required={isAsked && !value.isOptional}
      error={error}
      hint={text(sourceKeyOf(value, typed), { placeholder: written(value.placeholder) })}
    >
      <Field.Label>{value.isOptional ? text('send.value.optional', { label }) : label}</Field.Label>
      <TextInput
        dir="auto"
        autoComplete="off"
        inputMode={isCoordinate(value.key, context) ? 'decimal' : undefined}
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
