import { asObject, asString, type JsonObject } from '../../json';
import { invalidParameter } from '../../graph/refusals';
import type { MessageView, ViewButton } from '../../world/types';
import {
  isLink,
  listOf,
  refuseOthers,
  type ContentContext,
  type ContentReader,
  type ReadContent,
} from './content';
import { readMediaObject } from './media';
import { optionalText, requiredText } from './text-limits';

const PATH = 'interactive';
const MAX_BODY = 1024;
const MAX_LIST_BODY = 4096;
const MAX_HEADER = 60;
const MAX_FOOTER = 60;
const MAX_ROWS = 10;

const BODY_OPTIONAL = ['product', 'catalog_message', 'carousel'];
const HEADER_MEDIA = ['image', 'video', 'document'];
const OTHER_TYPES = [
  'location_request_message',
  'product',
  'product_list',
  'catalog_message',
  'flow',
  'address_message',
  'call_permission_request',
  'voice_call',
  'carousel',
  'request_contact_info',
  'order_details',
  'order_status',
];

const readHeader = (
  part: JsonObject,
  type: string,
  context: ContentContext,
): MessageView['header'] => {
  if (part['header'] === undefined) return undefined;
  const header = asObject(part['header']);
  const kind = asString(header['type']) ?? '';
  if (kind === 'text') {
    return {
      type: 'text',
      text: requiredText(header, 'text', `${PATH}['header']['text']`, MAX_HEADER),
    };
  }
  if (type === 'list' || !HEADER_MEDIA.includes(kind)) {
    throw invalidParameter(
      `Param ${PATH}['header']['type'] must not be "${kind}" for type ${type}.`,
    );
  }
  const file = asObject(header[kind]);
  const known = ['id', 'link', ...(kind === 'document' ? ['filename'] : [])];
  refuseOthers(file, known, `${PATH}['header']['${kind}']`);
  return {
    type: kind,
    ...readMediaObject(file, kind, `${PATH}['header']['${kind}']`, context),
  };
};

const readReplies = (action: JsonObject): ViewButton[] => {
  const path = `${PATH}['action']['buttons']`;
  const buttons = listOf(action['buttons'], path);
  if (buttons.length < 1 || buttons.length > 3)
    throw invalidParameter(`Param ${path} must have 1 to 3 buttons.`);
  const read = buttons.map((button, at): ViewButton => {
    if (button['type'] !== 'reply')
      throw invalidParameter(`Param ${path}[${at}]['type'] must be one of {REPLY}`);
    const reply = asObject(button['reply']);
    const payload = requiredText(reply, 'id', `${path}[${at}]['reply']['id']`, 256);
    if (payload.trim() !== payload) {
      throw invalidParameter(
        `Param ${path}[${at}]['reply']['id'] must not begin or end with a space.`,
      );
    }
    const text = requiredText(reply, 'title', `${path}[${at}]['reply']['title']`, 20);
    return { type: 'reply', text, payload };
  });
  for (const field of ['text', 'payload'] as const) {
    if (new Set(read.map((button) => button[field])).size !== read.length) {
      throw invalidParameter(
        `Param ${path} has the same ${field === 'text' ? 'title' : 'id'} twice.`,
      );
    }
  }
  return read;
};

const readRows = (action: JsonObject): ViewButton[] => {
  const path = `${PATH}['action']['sections']`;
  const sections = listOf(action['sections'], path);
  if (sections.length < 1 || sections.length > 10)
    throw invalidParameter(`Param ${path} must have 1 to 10 sections.`);
  const rows = sections.flatMap((section, at) => {
    if (sections.length > 1) requiredText(section, 'title', `${path}[${at}]['title']`, 24);
    else optionalText(section, 'title', `${path}[${at}]['title']`, 24);
    const list = listOf(section['rows'], `${path}[${at}]['rows']`);
    if (list.length === 0)
      throw invalidParameter(`The parameter ${path}[${at}]['rows'] is required.`);
    return list.map((row, index): ViewButton => {
      const where = `${path}[${at}]['rows'][${index}]`;
      const payload = requiredText(row, 'id', `${where}['id']`, 200);
      const text = requiredText(row, 'title', `${where}['title']`, 24);
      const description = optionalText(row, 'description', `${where}['description']`, 72);
      return { type: 'list_row', text, payload, ...(description ? { description } : {}) };
    });
  });
  if (rows.length < 1 || rows.length > MAX_ROWS) {
    throw invalidParameter(`Param ${path} must have 1 to ${MAX_ROWS} rows altogether.`);
  }
  if (new Set(rows.map((row) => row.payload)).size !== rows.length) {
    throw invalidParameter(`Param ${path} has the same row id twice.`);
  }
  return rows;
};

const readUrlButton = (action: JsonObject): ViewButton[] => {
  if (action['name'] !== 'cta_url')
    throw invalidParameter(`Param ${PATH}['action']['name'] must be one of {CTA_URL}`);
  const parameters = asObject(action['parameters']);
  const path = `${PATH}['action']['parameters']`;
  const text = requiredText(parameters, 'display_text', `${path}['display_text']`, 20);
  const url = requiredText(parameters, 'url', `${path}['url']`, 2000);
  if (!isLink(url)) throw invalidParameter(`Param ${path}['url'] is not a valid URI.`);
  return [{ type: 'url', text, url }];
};

const OTHER_LABELS: Readonly<Record<string, ViewButton>> = {
  location_request_message: { type: 'other', text: 'Send location', payload: 'location' },
  request_contact_info: { type: 'other', text: 'Share contact info', payload: 'contact_info' },
};

const readButtons = (
  type: string,
  action: JsonObject,
): Partial<MessageView> & { buttons: ViewButton[] } => {
  switch (type) {
    case 'button':
      return { buttons: readReplies(action) };
    case 'list':
      return {
        listButton: requiredText(action, 'button', `${PATH}['action']['button']`, 20),
        buttons: readRows(action),
      };
    case 'cta_url':
      return { buttons: readUrlButton(action) };
    case 'flow':
      return {
        buttons: [
          { type: 'flow', text: asString(asObject(action['parameters'])['flow_cta']) ?? 'Open' },
        ],
      };
    default: {
      const button = OTHER_LABELS[type];
      return { otherKind: type, buttons: button ? [button] : [] };
    }
  }
};

/** An interactive message (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages and its neighbours). */
export const readInteractive: ContentReader = (part, context): ReadContent => {
  const type = asString(part['type']);
  const known = ['button', 'list', 'cta_url', ...OTHER_TYPES];
  if (!type) throw invalidParameter(`The parameter ${PATH}['type'] is required.`);
  if (!known.includes(type)) {
    throw invalidParameter(`Param ${PATH}['type'] must be one of {${known.join(', ')}}`);
  }
  const most = type === 'list' ? MAX_LIST_BODY : MAX_BODY;
  const path = `${PATH}['body']['text']`;
  const holder = asObject(part['body']);
  const body = BODY_OPTIONAL.includes(type)
    ? optionalText(holder, 'text', path, most)
    : requiredText(holder, 'text', path, most);
  const footer = optionalText(
    asObject(part['footer']),
    'text',
    `${PATH}['footer']['text']`,
    MAX_FOOTER,
  );
  const header = readHeader(part, type, context);
  const link = header?.link;
  return {
    content: part,
    view: {
      ...(header ? { header } : {}),
      ...(body ? { body } : {}),
      ...(footer ? { footer } : {}),
      ...readButtons(type, asObject(part['action'])),
    },
    ...(link && header ? { links: [{ link, kind: header.type }] } : {}),
  };
};
