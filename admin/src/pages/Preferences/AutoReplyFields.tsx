import {
  Checkbox,
  Field,
  Flex,
  NumberInput,
  Textarea,
  TextInput,
  Toggle,
} from '@strapi/design-system';
import type { AutoReply } from '../../../../shared/contracts/preferences';
import { useText } from '../../hooks/use-text';
import { usePreferenceForm } from './use-preference-field';

/** A text that goes out by itself, how often, and its way to a person. */
export function AutoReplyFields({ name }: { name: 'away' | 'welcome' }) {
  const text = useText();
  const { values, errors, isDisabled, changeInbox } = usePreferenceForm();
  const reply = values.inbox[name];
  const change = (patch: Partial<AutoReply>) => changeInbox({ [name]: { ...reply, ...patch } });
  const isOff = isDisabled || !reply.enabled;
  const error = (field: keyof AutoReply) => errors[`inbox.${name}.${field}`];
  return (
    <Flex role="group" direction="column" alignItems="stretch" gap={4}>
      <Field.Root name={`${name}.enabled`} width="32rem" maxWidth="100%">
        <Field.Label>{text(`inbox.settings.${name}`)}</Field.Label>
        <Toggle
          checked={reply.enabled}
          disabled={isDisabled}
          onLabel={text('switch.on')}
          offLabel={text('switch.off')}
          onChange={({ target }) => change({ enabled: target.checked })}
        />
      </Field.Root>
      {(reply.enabled || error('text')) && (
        <>
          <Field.Root name={`${name}.text`} error={error('text')} required>
            <Field.Label>{text('inbox.settings.autoReply.text')}</Field.Label>
            <Textarea
              rows={4}
              dir="auto"
              disabled={isOff}
              value={reply.text}
              onChange={({ target }) => change({ text: target.value })}
            />
            <Field.Error />
          </Field.Root>
          <Field.Root
            name={`${name}.everyHours`}
            error={error('everyHours')}
            width="32rem"
            maxWidth="100%"
          >
            <Field.Label>{text('inbox.settings.autoReply.everyHours')}</Field.Label>
            <NumberInput
              min={1}
              disabled={isOff}
              value={reply.everyHours}
              onValueChange={(everyHours) => change({ everyHours: everyHours ?? 0 })}
            />
            <Field.Error />
          </Field.Root>
          <Field.Root
            name={`${name}.hasButton`}
            hint={text('inbox.settings.autoReply.hasButton.hint')}
          >
            <Checkbox
              checked={reply.personButton !== null}
              disabled={isOff}
              onCheckedChange={(isOn) =>
                change({
                  personButton: isOn ? text('inbox.settings.autoReply.button.usual') : null,
                })
              }
            >
              {text('inbox.settings.autoReply.hasButton')}
            </Checkbox>
            <Field.Hint />
          </Field.Root>
          {reply.personButton !== null && (
            <Field.Root
              name={`${name}.personButton`}
              error={error('personButton')}
              width="32rem"
              maxWidth="100%"
            >
              <Field.Label>{text('inbox.settings.autoReply.button')}</Field.Label>
              <TextInput
                dir="auto"
                disabled={isOff}
                value={reply.personButton}
                onChange={({ target }) => change({ personButton: target.value })}
              />
              <Field.Error />
            </Field.Root>
          )}
        </>
      )}
    </Flex>
  );
}
