import { Flex } from '@strapi/design-system';
import type { RuleField } from '../../../../../shared/contracts/automations';
import { firstValue } from '../words/condition-tree';
import type { Scalar } from '../../../../../shared/domain/automation/trigger';
import { useText } from '../../../hooks/use-text';
import { ChoiceField } from './fields';
import { ValueField } from './ValueField';

interface OptionalValueFieldProps {
  path: string;
  label: string;
  /** What it says while there is no value to ask for; null where there must be one. */
  anyLabel: string | null;
  field: RuleField;
  /** Undefined: whatever it is. */
  value: Scalar | undefined;
  onChange: (value: Scalar | undefined) => void;
}

/** What a field held or holds: anything, nothing, or one value. A choice is made in one go. */
export function OptionalValueField({
  path,
  label,
  anyLabel,
  field,
  value,
  onChange,
}: OptionalValueFieldProps) {
  const text = useText();
  const nothing = text('automations.value.nothing');
  if (field.kind === 'choice') {
    // No value of an enumeration begins with a colon.
    const options = [
      ...(anyLabel === null ? [] : [{ value: ':any', label: anyLabel }]),
      ...field.choices.map((choice) => ({ value: choice, label: choice })),
      { value: ':nothing', label: nothing },
    ];
    return (
      <ChoiceField
        path={path}
        label={label}
        value={value === undefined ? ':any' : value === null ? ':nothing' : String(value)}
        options={options}
        onChange={(next) =>
          onChange(next === ':any' ? undefined : next === ':nothing' ? null : next)
        }
      />
    );
  }
  const how: 'any' | 'nothing' | 'value' =
    value === undefined ? 'any' : value === null ? 'nothing' : 'value';
  return (
    <Flex direction="column" alignItems="stretch" gap={2} flex="1" width="100%">
      <ChoiceField
        path={how === 'value' ? `${path}.how` : path}
        label={label}
        value={how}
        options={[
          ...(anyLabel === null ? [] : [{ value: 'any' as const, label: anyLabel }]),
          { value: 'value', label: text('automation.value.one') },
          { value: 'nothing', label: nothing },
        ]}
        onChange={(next) => {
          if (next === 'any') onChange(undefined);
          else if (next === 'nothing') onChange(null);
          else onChange(startValue(field));
        }}
      />
      {value !== undefined && value !== null && (
        <ValueField
          path={path}
          label={text('automation.value.of', { label })}
          isLabelHidden
          kind={field.kind}
          choices={field.choices}
          value={value}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}

/** What a value of the field begins with; a time that is yet to be chosen is empty. */
export function startValue({ kind, choices }: RuleField): Scalar {
  const first = firstValue(kind, choices);
  return typeof first === 'object' ? '' : first;
}
