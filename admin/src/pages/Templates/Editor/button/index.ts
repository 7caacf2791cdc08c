import type { ComponentType } from 'react';
import type { ButtonType } from '../../../../../../shared/domain/template/button';
import { OtherButton } from './OtherButton';
import { QuickReplyField } from './QuickReplyField';

/** What the editor of a button is given. */
export interface ButtonEditorProps {
  index: number;
  count: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** The editor of each kind of button. */
export const BUTTON_EDITORS = {
  quick_reply: QuickReplyField,
  other: OtherButton,
} satisfies Record<ButtonType, ComponentType<ButtonEditorProps>>;
