import type { ComponentType } from 'react';
import type { ButtonType } from '../../../../../../shared/domain/template/button';
import { CopyCodeFields } from './CopyCodeFields';
import { FlowFields } from './FlowFields';
import { OtherButton } from './OtherButton';
import { OtpFields } from './OtpFields';
import { PhoneNumberFields } from './PhoneNumberFields';
import { QuickReplyFields } from './QuickReplyFields';
import { UrlFields } from './UrlFields';

/** What the editor of a button is given. */
export interface ButtonFieldsProps {
  index: number;
}

/** The fields of each kind of button. */
export const BUTTON_FIELDS = {
  quick_reply: QuickReplyFields,
  url: UrlFields,
  phone_number: PhoneNumberFields,
  copy_code: CopyCodeFields,
  otp: OtpFields,
  flow: FlowFields,
  other: OtherButton,
} satisfies Record<ButtonType, ComponentType<ButtonFieldsProps>>;
