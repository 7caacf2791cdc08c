const PREFIX = 'saw1';
const PATTERN = /^saw1-([a-z0-9]{8,40})-(\d{1,4})$/;

/** Which message and which attempt a status speaks of. */
export interface CallbackData {
  documentId: string;
  attempt: number;
}

/**
 * Our id as it travels in `biz_opaque_callback_data` and comes back in every status of the message.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export const toCallbackData = ({ documentId, attempt }: CallbackData): string =>
  `${PREFIX}-${documentId}-${attempt}`;

/** Reads our id back; null for anything that is not ours. */
export function readCallbackData(value: unknown): CallbackData | null {
  const match = typeof value === 'string' ? PATTERN.exec(value) : null;
  return match ? { documentId: match[1]!, attempt: Number(match[2]) } : null;
}
