import { Flex, Typography } from '@strapi/design-system';
import type { Preview } from '../../../../shared/contracts/messages';
import { useText } from '../../hooks/use-text';
import { ValueField } from './ValueField';
import type { ValueContext } from './value-label';

interface ValueFieldsProps {
  preview: Preview;
  isAuthentication: boolean;
  /** What the person typed, by key. */
  typed: Record<string, string>;
  onChange: (typed: Record<string, string>) => void;
  /** The variable whose field has the focus. */
  onMark: (key: string | null) => void;
  errorOf: (path: string, isTouched: boolean) => string | undefined;
  /** For whom changes count; default: for this message only. */
  hint?: string;
}

/** Every placeholder of the template with its value, to look over and to change for this message. */
export function ValueFields({
  preview,
  isAuthentication,
  typed,
  onChange,
  onMark,
  errorOf,
  hint,
}: ValueFieldsProps) {
  const text = useText();
  const { values, valuesFrom } = preview;
  if (values.length === 0) return null;
  const context: ValueContext = {
    hasLocation: preview.blocks.media?.type === 'LOCATION',
    isAuthentication,
    buttons: preview.blocks.buttons.map((button) => button.text),
  };
  const isFromRecord = valuesFrom !== null && values.some(({ type }) => type === 'field');
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div>
        <Typography variant="omega" fontWeight="bold" tag="h3">
          {text('send.values')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {hint ?? text('send.values.hint')} {isFromRecord && text(`send.note.${valuesFrom}`)}
        </Typography>
      </div>
      {values.map((value) => (
        <ValueField
          key={value.key}
          value={value}
          context={context}
          typed={typed[value.key]}
          onChange={(next) => onChange(withValue(typed, value.key, next))}
          onFocus={() => onMark(value.key)}
          onBlur={() => onMark(null)}
          // A value that came with the record is there already, and may be wrong.
          error={errorOf(`values.${value.key}`, value.key in typed || Boolean(value.value))}
        />
      ))}
    </Flex>
  );
}

function withValue(values: Record<string, string>, key: string, next: string | undefined) {
  const { [key]: _, ...others } = values;
  return next === undefined ? others : { ...others, [key]: next };
}
