import type { GraphClient } from '../client';
import { answerError } from '../errors';

/** Who receives: a phone number in E.164, or a business-scoped user id. */
export type Recipient = { to: string } | { recipient: string };

/** Where messages are taken; the second takes marketing templates only. */
export type Endpoint = 'messages' | 'marketing_messages';

/** A message without its envelope, e.g. `{ type: 'template', template: {…} }`. */
export type MessageBody = { type: string } & Record<string, unknown>;

export interface SentMessage {
  wamid: string;
  /** The number as WhatsApp writes it; absent when sent by user id. */
  waId: string | null;
  userId: string | null;
  /** For templates: `accepted`, `held_for_quality_assessment`, `paused`. */
  messageStatus: string | null;
}

interface Answer {
  contacts?: { wa_id?: string; user_id?: string }[];
  messages?: { id?: string; message_status?: string }[];
}

/**
 * Sends a message. Meta has no idempotency key: the same call twice is two messages.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/marketing-messages/send-marketing-messages
 */
export async function sendMessage(
  client: GraphClient,
  phoneNumberId: string,
  recipient: Recipient,
  message: MessageBody,
  callbackData: string,
  endpoint: Endpoint = 'messages',
): Promise<SentMessage> {
  const { data } = await client.request<Answer>({
    method: 'POST',
    path: `${phoneNumberId}/${endpoint}`,
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipient,
      ...message,
      biz_opaque_callback_data: callbackData,
    },
  });
  const wamid = data.messages?.[0]?.id;
  if (!wamid) throw answerError(200, 'no message id');
  return {
    wamid,
    waId: data.contacts?.[0]?.wa_id ?? null,
    userId: data.contacts?.[0]?.user_id ?? null,
    messageStatus: data.messages?.[0]?.message_status ?? null,
  };
}

/**
 * Says that a message of a person, and all before it, was read; with `isTyping` also that somebody types,
 * which Meta shows for 25 seconds or until something is sent.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/typing-indicators
 */
export async function sayRead(
  client: GraphClient,
  phoneNumberId: string,
  wamid: string,
  { isTyping }: { isTyping: boolean },
): Promise<void> {
  await client.request({
    method: 'POST',
    path: `${phoneNumberId}/messages`,
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(isTyping && { typing_indicator: { type: 'text' } }),
    },
  });
}
