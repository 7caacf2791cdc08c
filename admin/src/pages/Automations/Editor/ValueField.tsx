import {
  DatePicker,
  DateTimePicker,
  Field,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  VisuallyHidden,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { ValueKind } from '../../../../../shared/domain/automation/condition';
import type { Scalar } from '../../../../../shared/domain/automation/trigger';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { readDay, readTime, writeDay } from './day';
import { fieldId } from './field-id';

interface ValueFieldProps {
  path: string;
  label: string;
  /** Leaves the label to those who are read to, where it is plain from what stands beside it. */
  isLabelHidden?: boolean;
  kind: ValueKind;
  choices: readonly string[];
  value: Scalar;
  onChange: (value: Scalar) => void;
  error?: string;
}

/** What a field of a kind can hold. */
export function ValueField({ path, label, isLabelHidden, error, ...input }: ValueFieldProps) {
  return (
    <Field.Root id={fieldId(path)} name={path} error={error} width="100%">
      <HiddenOrShown isHidden={isLabelHidden}>
        <Field.Label>{label}</Field.Label>
      </HiddenOrShown>
      <ValueInput label={label} {...input} />
      <Field.Error />
    </Field.Root>
  );
}

const HiddenOrShown = ({ isHidden, children }: { isHidden?: boolean; children: ReactNode }) =>
  isHidden ? <VisuallyHidden>{children}</VisuallyHidden> : <>{children}</>;

type ValueInputProps = Pick<ValueFieldProps, 'kind' | 'choices' | 'value' | 'onChange' | 'label'>;

function ValueInput({ kind, choices, value, onChange, label }: ValueInputProps) {
  const text = useText();
  const { locale } = useIntl();
  const { isDisabled } = useAutomationForm();
  switch (kind) {
    case 'choice': {
      const chosen = value === null || value === '' ? null : String(value);
      const offered = chosen === null || choices.includes(chosen) ? choices : [...choices, chosen];
      return (
        <SingleSelect
          value={chosen}
          disabled={isDisabled}
          placeholder={text('automation.value.choose')}
          onChange={(next) => onChange(String(next))}
        >
          {offered.map((choice) => (
            <SingleSelectOption key={choice} value={choice}>
              {choice}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      );
    }
    case 'boolean':
      return (
        <SingleSelect
          value={typeof value === 'boolean' ? String(value) : null}
          disabled={isDisabled}
          placeholder={text('automation.value.choose')}
          onChange={(next) => onChange(next === 'true')}
        >
          {['true', 'false'].map((one) => (
            <SingleSelectOption key={one} value={one}>
              {text(one === 'true' ? 'automations.value.yes' : 'automations.value.no')}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      );
    case 'number':
      return (
        <NumberInput
          locale={locale}
          value={typeof value === 'number' ? value : undefined}
          disabled={isDisabled}
          onValueChange={(next) => onChange(next ?? '')}
        />
      );
    case 'day':
      return (
        <DatePicker
          locale={locale}
          value={readDay(value)}
          disabled={isDisabled}
          clearLabel={text('automation.value.clear')}
          onChange={(date) => onChange(date ? writeDay(date) : '')}
          onClear={() => onChange('')}
        />
      );
    case 'time':
      return (
        <DateTimePicker
          locale={locale}
          value={readTime(value)}
          disabled={isDisabled}
          dateLabel={text('automation.value.date', { label })}
          timeLabel={text('automation.value.clock', { label })}
          clearLabel={text('automation.value.clear')}
          onChange={(date) => onChange(date ? date.toISOString() : '')}
          onClear={() => onChange('')}
        />
      );
    case 'text':
      return (
        <TextInput
          dir="auto"
          value={value === null ? '' : String(value)}
          disabled={isDisabled}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
