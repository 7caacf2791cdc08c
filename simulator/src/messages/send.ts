import { asObject, asString, lengthOf, type JsonObject } from '../json';
import { invalidParameter, messagingError } from '../graph/refusals';
import type { Platform } from '../platform';
import type { Message, PhoneNumber, Template } from '../world/types';
import { addMessage, businessAccountOf, threadKey, userIdFor } from '../world/world';
import { CONTENTS } from './content';
import type { ReadContent } from './content/content';
import { linkFault } from './fetch-link';
import { fillTemplate } from './fill-template';
import { readTemplate } from './find-template';
import { fail, travel } from './statuses';
import { readRecipient, type Recipient } from './recipient';
import type { MessageLimits } from './limits';

const WINDOW_MS = 24 * 3_600_000;
const MAX_CALLBACK_DATA = 512;

/** Refuses numbers and accounts that may not send at all. */
const checkSender = (platform: Platform, number: PhoneNumber): void => {
  if (!number.registered)
    throw messagingError(133010, 'The business phone number is not registered.');
  const { sendingError } = businessAccountOf(platform.world, number);
  if (sendingError !== undefined) {
    throw messagingError(
      sendingError,
      'The WhatsApp Business Account may not send messages at present.',
    );
  }
};

/** Refuses recipients whom this number can never reach. */
const checkRecipient = (number: PhoneNumber, { customer }: Recipient): void => {
  if (number.displayPhoneNumber.replace(/\D/g, '') === customer.phone) {
    throw messagingError(131021, 'The recipient is the sending number itself.');
  }
  if (number.kind === 'test' && !number.recipients.includes(customer.phone)) {
    throw messagingError(
      131030,
      'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    );
  }
  if (number.blocked.includes(customer.phone)) {
    throw messagingError(130403, 'The business has blocked this person.');
  }
};

const checkExtras = (params: JsonObject): void => {
  const data = params['biz_opaque_callback_data'];
  if (data !== undefined && typeof data !== 'string') {
    throw invalidParameter('Param biz_opaque_callback_data must be a string.');
  }
  if (typeof data === 'string' && lengthOf(data) > MAX_CALLBACK_DATA) {
    throw invalidParameter(
      `Param biz_opaque_callback_data must be at most ${MAX_CALLBACK_DATA} characters long.`,
    );
  }
  const recipientType = params['recipient_type'] ?? 'individual';
  if (recipientType !== 'individual') {
    throw invalidParameter(
      'Param recipient_type must be individual: groups are not part of this simulator.',
    );
  }
  if (params['context'] !== undefined && !asString(asObject(params['context'])['message_id'])) {
    throw invalidParameter("The parameter context['message_id'] is required.");
  }
};

/** Why an accepted message will not arrive, if so: these mostly come as a failed status. */
const undeliverable = (
  platform: Platform,
  number: PhoneNumber,
  recipient: Recipient,
  category: string,
): number | undefined => {
  const { customer } = recipient;
  if (!customer.onWhatsApp) return 131026;
  if (category === 'marketing' && customer.optedOutOf.includes(number.id)) return 131050;
  if (category !== 'service') return undefined;
  const last = platform.world.lastInboundAt.get(threadKey(number.id, customer.phone));
  return last !== undefined && platform.clock.now() - last < WINDOW_MS ? undefined : 131047;
};

const DETAILS: Readonly<Record<number, string>> = {
  131026: 'Message undeliverable.',
  131047:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  131050: 'The recipient has chosen to stop receiving marketing messages from this business.',
};

interface Read extends ReadContent {
  type: string;
  category: string;
  template?: Template;
}

const readContent = (
  platform: Platform,
  number: PhoneNumber,
  recipient: Recipient,
  params: JsonObject,
): Read => {
  const type = asString(params['type']) ?? 'text';
  const context = { platform, number, customer: recipient.customer };
  if (type === 'template') {
    const part = asObject(params['template']);
    const template = readTemplate(platform.world, number, part);
    if (template.category === 'AUTHENTICATION' && recipient.addressedBy === 'user_id') {
      throw messagingError(
        131062,
        'Authentication templates need the phone number of the recipient.',
      );
    }
    return {
      ...fillTemplate(template, part, context),
      type,
      category: template.category.toLowerCase(),
      template,
    };
  }
  const reader = CONTENTS[type];
  if (!reader) {
    throw invalidParameter(
      `Param type must be one of {${[...Object.keys(CONTENTS), 'template'].join(', ').toUpperCase()}} - got "${type}".`,
    );
  }
  if (params[type] === undefined) throw invalidParameter(`The parameter ${type} is required.`);
  // Contacts are a list, the others are objects.
  const part = type === 'contacts' ? { contacts: params[type] } : asObject(params[type]);
  return { ...reader(part, context), type, category: 'service' };
};

const store = (
  platform: Platform,
  number: PhoneNumber,
  recipient: Recipient,
  read: Read,
  params: JsonObject,
): Message => {
  const { clock, ids, world } = platform;
  const contextId = asString(asObject(params['context'])['message_id']);
  const callbackData = asString(params['biz_opaque_callback_data']);
  const { template } = read;
  const message: Message = {
    id: ids.wamid(recipient.customer.waId, 'out'),
    direction: 'out',
    phoneNumberId: number.id,
    phone: recipient.customer.phone,
    addressedBy: recipient.addressedBy,
    type: read.type,
    content: read.content,
    view: read.view,
    at: clock.seconds(),
    status: 'accepted',
    statusAt: { accepted: clock.seconds() },
    category: read.category,
    reactions: {},
    ...(callbackData === undefined ? {} : { callbackData }),
    ...(contextId === undefined ? {} : { contextId }),
    ...(template ? { template: { name: template.name, language: template.language } } : {}),
  };
  addMessage(world, message);
  platform.changes.tell('message', message.phone);
  return message;
};

const applyReaction = (platform: Platform, read: Read): void => {
  if (read.type !== 'reaction') return;
  const target = platform.world.messages.get(asString(read.content['message_id']) ?? '');
  if (!target) return;
  const emoji = asString(read.content['emoji']);
  if (emoji) target.reactions.business = emoji;
  else delete target.reactions.business;
};

const dispatch = (
  platform: Platform,
  message: Message,
  read: Read,
  reason: number | undefined,
  failCode: { code: number; details?: string } | undefined,
): void => {
  const late =
    failCode ??
    (reason === undefined ? undefined : { code: reason, details: DETAILS[reason] ?? '' });
  const { sentDelayMs } = platform.options.webhooks;
  if (late) {
    platform.timers.after(sentDelayMs, () => fail(platform, message, late.code, late.details));
    return;
  }
  const links = read.links ?? [];
  if (links.length === 0) {
    applyReaction(platform, read);
    travel(platform, message);
    return;
  }
  void Promise.all(
    links.map(({ link, kind, isVoice }) => linkFault(platform, link, kind, isVoice)),
  ).then((faults) => {
    // The simulator may have been reset or stopped meanwhile.
    if (!platform.world.messages.has(message.id)) return;
    const fault = faults.find(Boolean);
    if (fault) platform.timers.after(sentDelayMs, () => fail(platform, message, 131053, fault));
    else travel(platform, message);
  });
};

/** Takes a message as Meta does: refuses it, or accepts it and lets it travel. The same body twice is two messages. */
export const sendMessage = (
  platform: Platform,
  limits: MessageLimits,
  number: PhoneNumber,
  params: JsonObject,
): JsonObject => {
  checkExtras(params);
  const recipient = readRecipient(platform, number, params);
  checkSender(platform, number);
  checkRecipient(number, recipient);
  const read = readContent(platform, number, recipient, params);
  limits.check(platform, number.id, recipient.customer.phone);
  const reason = undeliverable(platform, number, recipient, read.category);
  if (reason !== undefined && platform.options.undeliverable === 'refuse') {
    throw messagingError(reason, DETAILS[reason] ?? '');
  }
  const message = store(platform, number, recipient, read, params);
  const fault = platform.faults.takeForWebhook('failStatus', 'messages');
  dispatch(
    platform,
    message,
    read,
    reason,
    fault && {
      code: fault.code ?? 131026,
      ...(fault.details === undefined ? {} : { details: fault.details }),
    },
  );
  const { customer, input, addressedBy } = recipient;
  const userId = userIdFor(
    platform.world,
    customer,
    businessAccountOf(platform.world, number).portfolioId,
  );
  return {
    messaging_product: 'whatsapp',
    contacts: [
      { input, ...(addressedBy === 'phone' ? { wa_id: customer.waId } : { user_id: userId }) },
    ],
    messages: [{ id: message.id, ...(read.template ? { message_status: 'accepted' } : {}) }],
  };
};
