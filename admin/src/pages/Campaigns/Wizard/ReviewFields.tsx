import { Checkbox, Field, Flex, NumberInput, TextInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { STOP_RULE, type StopRule } from '../../../../../shared/domain/campaign';
import { useText } from '../../../hooks/use-text';
import { isRuleNumber, RULE_LIMITS } from './draft';
import { useDraft } from './use-draft';

/** What the campaign is called, and when it stops by itself. */
export function ReviewFields({ ownName }: { ownName: string }) {
  const text = useText();
  const { draft, change } = useDraft();
  const { name, stopRule } = draft;
  return (
    <>
      <Field.Root name="name" hint={text('review.name.hint')}>
        <Field.Label>{text('review.name')}</Field.Label>
        <TextInput
          dir="auto"
          maxLength={255}
          value={name}
          // It names itself until somebody does.
          placeholder={ownName}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Field.Hint />
      </Field.Root>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Checkbox
          checked={stopRule !== null}
          onCheckedChange={(isOn) => change({ stopRule: isOn ? STOP_RULE : null })}
        >
          {text('review.stopRule')}
        </Checkbox>
        {stopRule && (
          <Flex gap={4} alignItems="flex-start">
            <RuleNumber part="percent" rule={stopRule} />
            <RuleNumber part="of" rule={stopRule} />
          </Flex>
        )}
      </Flex>
    </>
  );
}

interface RuleNumberProps {
  part: keyof StopRule;
  rule: StopRule;
}

/** One number of the rule; while it is typed it may be none, or one that cannot be. */
function RuleNumber({ part, rule }: RuleNumberProps) {
  const text = useText();
  const { change } = useDraft();
  const { formatNumber } = useIntl();
  const { least, most } = RULE_LIMITS[part];
  const value = rule[part];
  return (
    <Field.Root
      name={part}
      width="50%"
      error={
        isRuleNumber(part, value)
          ? undefined
          : text('review.stopRule.between', {
              least: formatNumber(least),
              most: formatNumber(most),
            })
      }
    >
      <Field.Label>{text(`review.stopRule.${part}`)}</Field.Label>
      <NumberInput
        value={Number.isNaN(value) ? undefined : value}
        onValueChange={(next) => change({ stopRule: { ...rule, [part]: next ?? NaN } })}
      />
      <Field.Error />
    </Field.Root>
  );
}
