import { Checkbox, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { DateTrigger } from '../../../../../shared/domain/automation/trigger';
import { TimeZoneField } from '../../../components/TimeZoneField';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { ChoiceField, ClockField, DurationField } from './fields';
import { fieldId } from './field-id';
import { useRuleFields } from './use-rule-field';
import { VersionField } from './VersionField';

/** Which date, how long before or after it, and at what time of day. */
export function DateFields({ trigger }: { trigger: DateTrigger }) {
  const text = useText();
  const { change, isDisabled, errorAt } = useAutomationForm();
  const { currentData } = useRuleFields(trigger.uid);
  const dates = (currentData?.fields ?? []).filter(({ canBeDue }) => canBeDue);
  const field = dates.find(({ path }) => path === trigger.field);
  const { offset, timeZone } = trigger;
  const at = trigger.at ?? null;
  const isBefore = offset.amount < 0 || Object.is(offset.amount, -0);
  const patch = (part: Partial<DateTrigger>) => change('trigger', { ...trigger, ...part });
  const withSign = (amount: number, before: boolean) =>
    before ? -Math.abs(amount) : Math.abs(amount);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TwoColumns $align="start">
        <ChoiceField
          path="trigger.field"
          label={text('automation.date')}
          required
          placeholder={text('automation.date.choose')}
          value={trigger.field}
          options={dates.map(({ path, displayName }) => ({
            value: path ?? '',
            label: displayName,
          }))}
          onChange={(path) => patch({ field: path })}
        />
        <VersionField
          uid={trigger.uid}
          value={trigger.version}
          onChange={(version) => patch({ version })}
        />
      </TwoColumns>
      <DurationField
        path="trigger.offset"
        label={text('automation.offset')}
        value={offset}
        onChange={(next) => patch({ offset: { ...next, amount: withSign(next.amount, isBefore) } })}
      >
        <Field.Root name="trigger.side" width="14rem">
          <SingleSelect
            aria-label={text('automation.side')}
            value={isBefore ? 'before' : 'after'}
            disabled={isDisabled}
            onChange={(side) =>
              patch({ offset: { ...offset, amount: withSign(offset.amount, side === 'before') } })
            }
          >
            {(['before', 'after'] as const).map((side) => (
              <SingleSelectOption key={side} value={side}>
                {text(`automation.side.${side}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </DurationField>
      {(field?.kind !== 'day' || at === null) && (
        <Checkbox
          checked={at !== null}
          disabled={isDisabled}
          onCheckedChange={(isOn) => patch({ at: isOn ? '09:00' : null })}
        >
          {text('automation.at.own')}
        </Checkbox>
      )}
      <TwoColumns $align="start">
        {at !== null && (
          <ClockField
            path="trigger.at"
            label={text('automation.at')}
            required
            value={at}
            onChange={(next) => patch({ at: next })}
          />
        )}
        <TimeZoneField
          id={fieldId('trigger.timeZone')}
          value={timeZone}
          hint={text('automation.timeZone.hint')}
          error={errorAt('trigger.timeZone')}
          disabled={isDisabled}
          onChange={(next) => patch({ timeZone: next })}
        />
      </TwoColumns>
    </Flex>
  );
}
