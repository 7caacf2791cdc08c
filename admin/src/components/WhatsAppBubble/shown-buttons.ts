import type { BlockButton } from '../../../../shared/domain/template/preview';

/** More buttons than this do not fit below a message. */
const MOST = 3;

/** Of more than three buttons WhatsApp shows two, and keeps the others behind “See all options”. */
export function splitButtons(buttons: BlockButton[]): {
  shown: BlockButton[];
  behind: BlockButton[];
} {
  return buttons.length > MOST
    ? { shown: buttons.slice(0, 2), behind: buttons.slice(2) }
    : { shown: buttons, behind: [] };
}

/** The kinds of button that have a sign and a name of their own. */
export const BUTTON_KINDS = [
  'quick_reply',
  'url',
  'phone_number',
  'copy_code',
  'otp',
  'flow',
] as const;

export type ButtonKind = (typeof BUTTON_KINDS)[number] | 'other';

/** The kind of a button, however it is written; `other` is one that we do not know. */
export const kindOf = (type: string): ButtonKind =>
  BUTTON_KINDS.find((kind) => kind === type.toLowerCase()) ?? 'other';
