import { Grid, TextInput } from '@strapi/design-system';
import { Half } from '../../../../components/Half';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { LabelField } from './LabelField';
import { useButton } from './use-button';
import type { ButtonFieldsProps } from '.';

/** A button that calls a number. */
export function PhoneNumberFields({ index }: ButtonFieldsProps) {
  const text = useText();
  const { isContentLocked } = useEditor();
  const found = useButton(index, 'phone_number');
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
          path={`buttons.${index}.phoneNumber`}
          label={text('templates.button.phoneNumber')}
          hint={text('templates.button.phoneNumberHint', { example: '+4930123456' })}
          isRequired
        >
          <TextInput
            type="tel"
            dir="ltr"
            value={button.phoneNumber}
            disabled={isContentLocked}
            onChange={({ target }) =>
              change({ phoneNumber: target.value.replace(/[\s()/.-]/g, '') })
            }
          />
        </EditorField>
      </Half>
    </Grid.Root>
  );
}
