import {
  Field,
  Flex,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { UNITS, type Duration, type Unit } from '../../../../../shared/domain/automation/trigger';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { fieldId } from './field-id';

interface EditedProps {
  /** Where it stands in the automation: what is wrong with it is said below it. */
  path: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** e.g. `16rem`; default: as much as there is. */
  width?: string;
}

/** A field of the automation with its label, its hint and what is wrong with it. */
function EditedField({
  path,
  label,
  hint,
  required,
  width = '100%',
  children,
}: EditedProps & { children: React.ReactNode }) {
  const { errorAt } = useAutomationForm();
  return (
    <Field.Root
      id={fieldId(path)}
      name={path}
      hint={hint}
      error={errorAt(path)}
      required={required}
      width={width}
      maxWidth="100%"
    >
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

interface ChoiceFieldProps<T extends string> extends EditedProps {
  value: T | '';
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  placeholder?: string;
}

/** One of several. What is chosen and not offered is shown all the same. */
export function ChoiceField<T extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...field
}: ChoiceFieldProps<T>) {
  const { isDisabled } = useAutomationForm();
  const isKnown = value === '' || options.some((option) => option.value === value);
  const offered = isKnown ? options : [...options, { value, label: value }];
  return (
    <EditedField {...field}>
      <SingleSelect
        value={value === '' ? null : value}
        disabled={isDisabled}
        placeholder={placeholder}
        onChange={(next) => onChange(String(next) as T)}
      >
        {offered.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </EditedField>
  );
}

interface TextFieldProps extends EditedProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  maxLength?: number;
  dir?: 'ltr' | 'auto';
}

/** A line of text. */
export function TextField({
  value,
  onChange,
  placeholder,
  maxLength,
  dir = 'auto',
  ...field
}: TextFieldProps) {
  const { isDisabled } = useAutomationForm();
  return (
    <EditedField {...field}>
      <TextInput
        dir={dir}
        value={value}
        disabled={isDisabled}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={({ target }) => onChange(target.value)}
      />
    </EditedField>
  );
}

/** Several lines of text. */
export function LongTextField({ value, onChange, ...field }: TextFieldProps) {
  const { isDisabled } = useAutomationForm();
  return (
    <EditedField {...field}>
      <Textarea
        dir="auto"
        value={value}
        disabled={isDisabled}
        onChange={({ target }) => onChange(target.value)}
      />
    </EditedField>
  );
}

interface ClockFieldProps extends EditedProps {
  /** `HH:MM` */
  value: string;
  onChange: (value: string) => void;
}

/** A time of day. */
export function ClockField({ width = '12rem', ...field }: ClockFieldProps) {
  const text = useText();
  return (
    <TextField
      {...field}
      width={width}
      dir="ltr"
      placeholder={text('field.clock.placeholder')}
      maxLength={5}
    />
  );
}

interface NumberFieldProps extends EditedProps {
  value: number;
  onChange: (value: number) => void;
}

/** A whole number. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const { isDisabled } = useAutomationForm();
  return (
    <EditedField {...field}>
      <NumberInput
        value={value}
        disabled={isDisabled}
        onValueChange={(next) => onChange(next ?? 0)}
      />
    </EditedField>
  );
}

interface DurationFieldProps {
  path: string;
  label: string;
  value: Duration;
  onChange: (value: Duration) => void;
  children?: React.ReactNode;
}

/** Some time: how many minutes, hours or days. */
export function DurationField({ path, label, value, onChange, children }: DurationFieldProps) {
  const text = useText();
  const { locale } = useIntl();
  const { isDisabled, errorAt } = useAutomationForm();
  return (
    <Field.Root id={fieldId(path)} name={path} error={errorAt(path)}>
      <Field.Label>{label}</Field.Label>
      <Flex role="group" aria-label={label} gap={2} wrap="wrap">
        <div style={{ width: '9rem' }}>
          <NumberInput
            locale={locale}
            value={Math.abs(value.amount)}
            disabled={isDisabled}
            onValueChange={(amount) => onChange({ ...value, amount: Math.abs(amount ?? 0) })}
          />
        </div>
        {/* A field of its own: the label above is that of the number. */}
        <Field.Root name={`${path}.unit`} width="13rem">
          <SingleSelect
            aria-label={text('automation.unit')}
            value={value.unit}
            disabled={isDisabled}
            onChange={(unit) => onChange({ ...value, unit: unit as Unit })}
          >
            {UNITS.map((unit) => (
              <SingleSelectOption key={unit} value={unit}>
                {text(`automation.unit.${unit}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        {children}
      </Flex>
      <Field.Error />
    </Field.Root>
  );
}
