import { Grid, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import type { FlowButton } from '../../../../../../shared/domain/template/button/flow';
import { Half } from '../../../../components/Half';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { LabelField } from './LabelField';
import { useButton } from './use-button';
import type { ButtonFieldsProps } from '.';

const ACTIONS = ['navigate', 'data_exchange'] as const satisfies FlowButton['flowAction'][];

/** A button that opens a form made with WhatsApp Flows. */
export function FlowFields({ index }: ButtonFieldsProps) {
  const text = useText();
  const { isContentLocked } = useEditor();
  const found = useButton(index, 'flow');
  if (!found) return null;
  const { button, change } = found;
  return (
    <Grid.Root gap={4}>
      <Half>
        <LabelField
          index={index}
          label={button.text}
          onChange={(label) => change({ text: label })}
        />
      </Half>
      <Half>
        <EditorField
          path={`buttons.${index}.flowId`}
          label={text('templates.button.flowId')}
          hint={text('templates.button.flowIdHint')}
          isRequired
        >
          <TextInput
            dir="ltr"
            inputMode="numeric"
            value={button.flowId}
            disabled={isContentLocked}
            onChange={({ target }) => change({ flowId: target.value.trim() })}
          />
        </EditorField>
      </Half>
      <Half>
        <EditorField
          path={`buttons.${index}.flowAction`}
          label={text('templates.button.flowAction')}
          hint={text(`templates.button.flowAction.help.${button.flowAction}`)}
        >
          <SingleSelect
            value={button.flowAction}
            disabled={isContentLocked}
            onChange={(action) => change({ flowAction: action as FlowButton['flowAction'] })}
          >
            {ACTIONS.map((action) => (
              <SingleSelectOption key={action} value={action}>
                {text(`templates.button.flowAction.${action}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </EditorField>
      </Half>
      {button.flowAction === 'navigate' && (
        <Half>
          <EditorField
            path={`buttons.${index}.navigateScreen`}
            label={text('templates.button.flowScreen')}
            hint={text('templates.button.flowScreenHint')}
          >
            <TextInput
              dir="ltr"
              value={button.navigateScreen ?? ''}
              disabled={isContentLocked}
              onChange={({ target }) => change({ navigateScreen: target.value.trim() || null })}
            />
          </EditorField>
        </Half>
      )}
    </Grid.Root>
  );
}
