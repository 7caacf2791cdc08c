import {
  Checkbox,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { OTP_TYPES, type OtpButton } from '../../../../../../shared/domain/template/button/otp';
import { LIMITS } from '../../../../../../shared/domain/template/template';
import { Half } from '../../../../components/Half';
import { useText } from '../../../../hooks/use-text';
import { EditorField } from '../EditorField';
import { useEditor } from '../editor-context';
import { LabelField } from './LabelField';
import { SupportedAppsField } from './SupportedAppsField';
import { useButton } from './use-button';
import type { ButtonFieldsProps } from '.';

/** How a one-time password gets from the message to where it is asked for. */
export function OtpFields({ index }: ButtonFieldsProps) {
  const text = useText();
  const { isContentLocked } = useEditor();
  const found = useButton(index, 'otp');
  if (!found) return null;
  const { button, change } = found;
  const isForApps = button.otpType !== 'COPY_CODE';
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <EditorField
        path={`buttons.${index}.otpType`}
        label={text('templates.button.otpType')}
        hint={text(`templates.button.otpType.help.${button.otpType}`)}
      >
        <SingleSelect
          value={button.otpType}
          disabled={isContentLocked}
          onChange={(type) => change({ otpType: type as OtpButton['otpType'] })}
        >
          {OTP_TYPES.map((type) => (
            <SingleSelectOption key={type} value={type}>
              {text(`templates.button.otpType.${type}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </EditorField>
      <Grid.Root gap={4}>
        <Half>
          <LabelField
            index={index}
            label={button.text}
            hint={text('templates.button.otpLabelHint')}
            onChange={(label) => change({ text: label })}
          />
        </Half>
        {isForApps && (
          <Half>
            <EditorField
              path={`buttons.${index}.autofillText`}
              label={text('templates.button.autofill')}
              hint={text('templates.button.autofillHint')}
              counted={{ text: button.autofillText ?? '', limit: LIMITS.buttonText }}
            >
              <TextInput
                dir="auto"
                value={button.autofillText ?? ''}
                disabled={isContentLocked}
                onChange={({ target }) => change({ autofillText: target.value || null })}
              />
            </EditorField>
          </Half>
        )}
      </Grid.Root>
      {isForApps && (
        <SupportedAppsField
          index={index}
          apps={button.supportedApps}
          onChange={(supportedApps) => change({ supportedApps })}
        />
      )}
      {button.otpType === 'ZERO_TAP' && (
        <EditorField path={`buttons.${index}.zeroTapTermsAccepted`}>
          <Checkbox
            checked={button.zeroTapTermsAccepted}
            disabled={isContentLocked}
            onCheckedChange={(checked) => change({ zeroTapTermsAccepted: checked === true })}
          >
            {text('templates.button.zeroTapTerms')}
          </Checkbox>
        </EditorField>
      )}
    </Flex>
  );
}
