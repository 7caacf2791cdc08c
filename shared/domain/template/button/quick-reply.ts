/** A button whose label is sent back as the person's answer. */
export interface QuickReplyButton {
  type: 'quick_reply';
  text: string;
}
