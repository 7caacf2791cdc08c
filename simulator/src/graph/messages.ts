import { asObject, asString, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { sendMessage } from '../messages/send';
import type { MessageLimits } from '../messages/limits';
import { threadKey } from '../world/world';
import { numberOf, type GraphCall } from './call';
import { invalidParameter, messagingError, missingParameter } from './refusals';

const requireProduct = (params: JsonObject): void => {
  if (params['messaging_product'] === undefined) throw missingParameter('messaging_product');
  if (params['messaging_product'] !== 'whatsapp') {
    throw invalidParameter('Param messaging_product must be one of {WHATSAPP}');
  }
};

/** Marks a message and all before it as read, and perhaps shows that the business is typing. */
const markRead = (platform: Platform, call: GraphCall): JsonObject => {
  const number = numberOf(platform.world, call);
  const id = asString(call.params['message_id']);
  if (!id) throw missingParameter('message_id');
  const message = platform.world.messages.get(id);
  if (!message || message.direction !== 'in' || message.phoneNumberId !== number.id) {
    throw messagingError(
      131009,
      'The message_id is not that of a message which this number received.',
    );
  }
  const typing = call.params['typing_indicator'];
  if (typing !== undefined && asObject(typing)['type'] !== 'text') {
    throw invalidParameter("Param typing_indicator['type'] must be one of {TEXT}");
  }
  const thread = platform.world.threads.get(threadKey(number.id, message.phone)) ?? [];
  for (const other of thread) {
    const earlier = platform.world.messages.get(other);
    if (earlier?.direction === 'in') earlier.readByBusiness = true;
    if (other === id) break;
  }
  platform.changes.tell(typing === undefined ? 'message' : 'typing', message.phone);
  return { success: true };
};

/** POST /{phone number id}/messages: sends, or marks as read when `status` is given. */
export const postMessages =
  (limits: MessageLimits) =>
  (platform: Platform, call: GraphCall): JsonObject => {
    requireProduct(call.params);
    const { status } = call.params;
    if (status === undefined) {
      return sendMessage(platform, limits, numberOf(platform.world, call), call.params);
    }
    if (status !== 'read') throw invalidParameter('Param status must be one of {READ}');
    return markRead(platform, call);
  };

/** POST /{phone number id}/marketing_messages: marketing templates only (https://developers.facebook.com/documentation/business-messaging/whatsapp/marketing-messages/send-marketing-messages). */
export const postMarketingMessages =
  (limits: MessageLimits) =>
  (platform: Platform, call: GraphCall): JsonObject => {
    requireProduct(call.params);
    const { params } = call;
    if (params['type'] !== 'template') {
      throw messagingError(131055, 'Only template messages can be sent with marketing_messages.');
    }
    const policy = params['product_policy'];
    if (policy !== undefined && policy !== 'CLOUD_API_FALLBACK' && policy !== 'STRICT') {
      throw invalidParameter('Param product_policy must be one of {CLOUD_API_FALLBACK, STRICT}');
    }
    const name = asString(asObject(params['template'])['name']);
    const number = numberOf(platform.world, call);
    const other = [...platform.world.templates.values()].find(
      (template) =>
        template.businessAccountId === number.businessAccountId && template.name === name,
    );
    if (other && other.category !== 'MARKETING') {
      throw messagingError(134100, 'Only marketing templates can be sent with marketing_messages.');
    }
    return sendMessage(platform, limits, number, params);
  };
