/** Copies a code, such as a coupon, to the clipboard; the code is the variable `code` of the button. */
export interface CopyCodeButton {
  type: 'copy_code';
  /** WhatsApp's own words; they cannot be chosen. */
  text: string;
}

/** The placeholder of the code. */
export const COPY_CODE_PLACEHOLDER = 'code';

/** What WhatsApp writes on the button in English. */
export const COPY_CODE_LABEL = 'Copy offer code';
