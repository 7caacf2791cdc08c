import { error, type Issue } from '../../issue';
import type { Blocks, ShownFile } from '../../template/preview';
import { CONTACTS } from './contacts';
import type { ContentType, FreeContent } from './content';
import { INTERACTIVE } from './interactive';
import { ROOT, type CarriedMedia, type ContentKind, type Sent } from './kind';
import { LOCATION } from './location';
import { AUDIO, DOCUMENT, IMAGE, STICKER, VIDEO } from './media';
import { REACTION } from './reaction';
import { isObject, readChoice } from './shape';
import { TEXT } from './text';

export type { CarriedMedia, Sent };

/** The kinds of message that need no template. */
export const CONTENTS = {
  text: TEXT,
  image: IMAGE,
  video: VIDEO,
  audio: AUDIO,
  document: DOCUMENT,
  sticker: STICKER,
  location: LOCATION,
  contacts: CONTACTS,
  reaction: REACTION,
  interactive: INTERACTIVE,
} satisfies Record<ContentType, unknown>;

/** The kind of a content; TypeScript does not see that both are of the same one. */
const kindOf = ({ type }: { type: ContentType }) =>
  CONTENTS[type] as unknown as ContentKind<FreeContent>;

const readType = readChoice(...(Object.keys(CONTENTS) as ContentType[]));

/** Somebody who sends rubbish by the thousand need not hear about every piece. */
const MOST_ISSUES = 50;

/**
 * Reads what came from outside: JSON of unknown form. Paths of issues begin with `content`. Whether the
 * message keeps Meta's rules, `checkContent` tells.
 */
export function readContent(input: unknown): { content: FreeContent | null; issues: Issue[] } {
  if (!isObject(input))
    return { content: null, issues: [error('content.notObject', ROOT, { field: ROOT })] };
  const issues: Issue[] = [];
  const type = readType(input.type, `${ROOT}.type`, issues);
  const content = type && kindOf({ type }).read(input, ROOT, issues);
  return { content: content ?? null, issues: issues.slice(0, MOST_ISSUES) };
}

/**
 * Meta's rules for a message without a template; of its file only where it is said to be.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages
 */
export const checkContent = (content: FreeContent): Issue[] => kindOf(content).check(content);

/** The file that a message carries, be it the message itself or above its text; null for none. */
export const mediaOf = (content: FreeContent): CarriedMedia | null =>
  kindOf(content).media?.(content) ?? null;

/**
 * A message as `POST /{phone number id}/messages` takes it, without its envelope. A file goes by the id
 * of its upload, else by its link; throws when it has neither. A reaction answers nothing.
 */
export function toMetaContent(
  content: FreeContent,
  sent: Sent = {},
): { type: ContentType } & Record<string, unknown> {
  const { type } = content;
  return {
    type,
    [type]: kindOf(content).toMeta(content, sent),
    ...(sent.replyToWamid !== undefined &&
      type !== 'reaction' && { context: { message_id: sent.replyToWamid } }),
  };
}

/** The text that the log shows of a message; never empty. */
export const renderContent = (content: FreeContent): string => kindOf(content).render(content);

/** A message as a bubble shows it; `file` is what it carries, as far as it is known. */
export const toContentBlocks = (content: FreeContent, file: ShownFile | null = null): Blocks =>
  kindOf(content).toBlocks(content, file);
