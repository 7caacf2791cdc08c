import { Checkbox, Field, Flex, NumberInput, TextInput } from '@strapi/design-system';
import { STOP_RULE } from '../../../../../shared/domain/campaign';
import { useText } from '../../../hooks/use-text';
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
            <Field.Root name="percent" width="50%">
              <Field.Label>{text('review.stopRule.percent')}</Field.Label>
              <NumberInput
                value={stopRule.percent}
                onValueChange={(percent) =>
                  change({ stopRule: { ...stopRule, percent: within(percent, 1, 100) } })
                }
              />
            </Field.Root>
            <Field.Root name="of" width="50%">
              <Field.Label>{text('review.stopRule.of')}</Field.Label>
              <NumberInput
                value={stopRule.of}
                onValueChange={(of) =>
                  change({ stopRule: { ...stopRule, of: within(of, 1, 10_000) } })
                }
              />
            </Field.Root>
          </Flex>
        )}
      </Flex>
    </>
  );
}

const within = (value: number | undefined, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value ?? least)));
