/*
 * What Meta takes of a message without a template, in characters or pieces, as far as more than its own kind
 * has to know: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */

export const MAX_TEXT = 4096;

/** Of pictures, videos and documents. */
export const MAX_CAPTION = 1024;

/** The text above reply buttons, the buttons, and the words on each. */
export const MAX_BUTTON_BODY = 1024;
export const MAX_BUTTONS = 3;
export const MAX_BUTTON_TITLE = 20;

/** Of a list, over all of its sections. */
export const MAX_ROWS = 10;
