import { Flex, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { RuleField } from '../../../../../shared/contracts/automations';
import type { RelativeTime } from '../../../../../shared/domain/automation/condition';
import { UNITS, type Unit } from '../../../../../shared/domain/automation/trigger';
import { useText } from '../../../hooks/use-text';
import type { Row } from '../words/condition-tree';
import { useConditionEditing } from './condition-context';
import { ValueField } from './ValueField';
import { writeDay } from './day';

const HOWS = ['now', 'past', 'future', 'fixed'] as const;

type How = (typeof HOWS)[number];

const isRelative = (value: Row['value']): value is RelativeTime =>
  typeof value === 'object' && value !== null && 'now' in value;

function howOf(value: Row['value']): How {
  if (!isRelative(value)) return 'fixed';
  const [amount] = value.now;
  return amount === 0 ? 'now' : amount < 0 ? 'past' : 'future';
}

interface RelativeTimeFieldsProps {
  path: string;
  field: RuleField;
  value: Row['value'];
  onChange: (value: Row['value']) => void;
}

/** A time to compare with: the time at which it is looked at, some time before or after that, or a fixed one. */
export function RelativeTimeFields({ path, field, value, onChange }: RelativeTimeFieldsProps) {
  const text = useText();
  const { locale } = useIntl();
  const { isDisabled } = useConditionEditing();
  const how = howOf(value);
  const [amount, unit] = isRelative(value) ? value.now : ([1, 'days'] as const);
  const sign = how === 'past' ? -1 : 1;
  const onHow = (next: How) => {
    const size = Math.abs(amount) || 1;
    if (next === 'now') onChange({ now: [0, unit] });
    else if (next === 'past') onChange({ now: [-size, unit] });
    else if (next === 'future') onChange({ now: [size, unit] });
    else onChange(field.kind === 'day' ? writeDay(new Date()) : new Date().toISOString());
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <SingleSelect
        aria-label={text('automation.if.value')}
        value={how}
        disabled={isDisabled}
        onChange={(next) => onHow(next as How)}
      >
        {HOWS.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {text(`automation.time.${one}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      {(how === 'past' || how === 'future') && (
        <Flex gap={2}>
          <div style={{ width: '9rem' }}>
            <NumberInput
              aria-label={text('automation.amount')}
              locale={locale}
              value={Math.abs(amount)}
              disabled={isDisabled}
              onValueChange={(next) => onChange({ now: [sign * (Math.abs(next ?? 1) || 1), unit] })}
            />
          </div>
          <div style={{ flex: 1 }}>
            <SingleSelect
              aria-label={text('automation.unit')}
              value={unit}
              disabled={isDisabled}
              onChange={(next) => onChange({ now: [amount, next as Unit] })}
            >
              {UNITS.map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {text(`automation.unit.${one}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </div>
        </Flex>
      )}
      {how === 'fixed' && (
        <ValueField
          path={`${path}.value`}
          label={text('automation.if.value')}
          isLabelHidden
          kind={field.kind}
          choices={[]}
          value={typeof value === 'object' ? null : value}
          onChange={onChange}
        />
      )}
    </Flex>
  );
}
