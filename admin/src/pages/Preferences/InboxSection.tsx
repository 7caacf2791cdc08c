import { Divider, Field, SingleSelect, SingleSelectOption, Toggle } from '@strapi/design-system';
import type { ReadReceipts } from '../../../../shared/contracts/inbox';
import { Panel } from '../../components/Panel';
import { useText } from '../../hooks/use-text';
import { AutoReplyFields } from './AutoReplyFields';
import { HoursFields } from './HoursFields';
import { usePreferenceForm } from './use-preference-field';

const RECEIPTS: ReadReceipts[] = ['opened', 'answered', 'never'];

/** How conversations are dealt with: blue ticks, hours, and what answers by itself. */
export function InboxSection() {
  const text = useText();
  const { values, errors, isDisabled, changeInbox } = usePreferenceForm();
  const { readReceipts, showTyping } = values.inbox;
  return (
    <Panel title={text('inbox.settings.inbox')} intro={text('inbox.settings.inbox.intro')}>
      <Field.Root
        name="readReceipts"
        error={errors['inbox.readReceipts']}
        hint={text('inbox.settings.readReceipts.hint')}
        width="32rem"
        maxWidth="100%"
      >
        <Field.Label>{text('inbox.settings.readReceipts')}</Field.Label>
        <SingleSelect
          value={readReceipts}
          disabled={isDisabled}
          onChange={(next) => changeInbox({ readReceipts: next as ReadReceipts })}
        >
          {RECEIPTS.map((when) => (
            <SingleSelectOption key={when} value={when}>
              {text(`inbox.settings.readReceipts.${when}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Field.Root
        name="showTyping"
        hint={text('inbox.settings.showTyping.hint')}
        width="32rem"
        maxWidth="100%"
      >
        <Field.Label>{text('inbox.settings.showTyping')}</Field.Label>
        <Toggle
          checked={showTyping}
          disabled={isDisabled}
          onLabel={text('switch.on')}
          offLabel={text('switch.off')}
          onChange={({ target }) => changeInbox({ showTyping: target.checked })}
        />
        <Field.Hint />
      </Field.Root>
      <Divider />
      <HoursFields />
      <Divider />
      <AutoReplyFields name="away" />
      <Divider />
      <AutoReplyFields name="welcome" />
    </Panel>
  );
}
