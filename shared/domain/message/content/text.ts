import { error, type Issue } from '../../issue';
import { lengthOf } from '../../template/template';
import type { TextContent } from './content';
import { ROOT, textBlocks, type ContentKind } from './kind';
import { MAX_TEXT } from './limits';
import { optional, readChoice, readFields, readFlag, readText } from './shape';

/** The text that a message must have. */
export function checkBodyText(body: string, limit: number): Issue[] {
  const path = `${ROOT}.body`;
  if (body.trim() === '') return [error('body.empty', path)];
  const length = lengthOf(body);
  return length > limit ? [error('body.tooLong', path, { length, limit })] : [];
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/text-messages */
export const TEXT: ContentKind<TextContent> = {
  read: readFields<TextContent>({
    type: readChoice('text'),
    body: readText,
    previewUrl: optional(readFlag),
  }),
  check: ({ body }) => checkBodyText(body, MAX_TEXT),
  toMeta: ({ body, previewUrl }) => ({
    body,
    ...(previewUrl !== undefined && { preview_url: previewUrl }),
  }),
  render: ({ body }) => body,
  toBlocks: ({ body }) => textBlocks(body),
};
