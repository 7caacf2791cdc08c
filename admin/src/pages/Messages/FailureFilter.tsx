import { Box, Field, VisuallyHidden } from '@strapi/design-system';
import { useMemo } from 'react';
import { DESCRIBED_CAUSES } from '../../../../shared/domain/diagnosis';
import { OptionCombobox } from '../../components/OptionCombobox';
import { useSentences } from '../../hooks/use-sentences';
import { useText } from '../../hooks/use-text';

interface FailureFilterProps {
  /** Key of a diagnosis. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Narrows the log to what failed for one reason, found by its words or by its code. */
export function FailureFilter({ value, onChange }: FailureFilterProps) {
  const text = useText();
  const { sayFailure } = useSentences();
  const options = useMemo(
    () => [
      ...DESCRIBED_CAUSES.map(({ key, codes, family, title, action }) => ({
        value: key,
        label: `${sayFailure({ title, action }).title} (${[...codes, ...(family ? [family.join('–')] : [])].join(', ')})`,
      })),
      { value: 'unknown', label: text('messages.failure.unknown') },
      { value: 'expired', label: text('messages.failureType.expired') },
      { value: 'invalid', label: text('messages.failureType.invalid') },
    ],
    [sayFailure, text],
  );
  return (
    <Box width="24rem">
      <Field.Root name="failure">
        <VisuallyHidden>
          <Field.Label>{text('messages.filter.failure')}</Field.Label>
        </VisuallyHidden>
        <OptionCombobox
          options={options}
          value={value ?? null}
          placeholder={text('messages.filter.failure')}
          clearLabel={text('messages.filter.failure.clear')}
          onClear={() => onChange(undefined)}
          onChange={onChange}
          noOptionsMessage={() => text('messages.filter.failure.none')}
        />
      </Field.Root>
    </Box>
  );
}
