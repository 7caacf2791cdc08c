import { Flex } from '@strapi/design-system';
import type { FieldChangedTrigger, Scalar } from '../../../../../shared/domain/automation/trigger';
import { TwoColumns } from '../../../components/TwoColumns';
import { useText } from '../../../hooks/use-text';
import { useAutomationForm } from './automation-form';
import { ChoiceField } from './fields';
import { OptionalValueField } from './OptionalValueField';
import { useRuleFields } from './use-rule-field';
import { VersionField } from './VersionField';

/** Which field changes, and from what to what. */
export function FieldChangedFields({ trigger }: { trigger: FieldChangedTrigger }) {
  const text = useText();
  const { change } = useAutomationForm();
  const { currentData } = useRuleFields(trigger.uid);
  const watched = (currentData?.fields ?? []).filter(({ canWatch }) => canWatch);
  const field = watched.find(({ path }) => path === trigger.field);
  const changeValue = (name: 'from' | 'to', value: Scalar | undefined) => {
    const { [name]: _before, ...rest } = trigger;
    change('trigger', value === undefined ? rest : { ...rest, [name]: value });
  };
  const changeField = (path: string) => {
    const { from: _from, to: _to, ...rest } = trigger;
    change('trigger', { ...rest, field: path });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <TwoColumns $align="start">
        <ChoiceField
          path="trigger.field"
          label={text('automation.field')}
          required
          placeholder={text('automation.field.choose')}
          value={trigger.field}
          options={watched.map(({ path, displayName }) => ({
            value: path ?? '',
            label: displayName,
          }))}
          onChange={changeField}
        />
        <VersionField
          uid={trigger.uid}
          value={trigger.version}
          onChange={(version) => change('trigger', { ...trigger, version })}
        />
      </TwoColumns>
      {field && (
        <TwoColumns $align="start">
          <OptionalValueField
            path="trigger.from"
            label={text('automation.from')}
            anyLabel={text('automation.from.any')}
            field={field}
            value={trigger.from}
            onChange={(value) => changeValue('from', value)}
          />
          <OptionalValueField
            path="trigger.to"
            label={text('automation.to')}
            anyLabel={text('automation.to.any')}
            field={field}
            value={trigger.to}
            onChange={(value) => changeValue('to', value)}
          />
        </TwoColumns>
      )}
    </Flex>
  );
}
