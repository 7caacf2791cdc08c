import type { Issue } from '../../issue';
import type { MediaKind, MediaUse } from '../../media';
import type { Blocks, ShownFile } from '../../template/preview';
import type { ContentMedia, FreeContent } from './content';
import type { Read } from './shape';

/** Where the fields of a content stand in what was handed in. */
export const ROOT = 'content';

/** The file that a message carries. */
export interface CarriedMedia {
  kind: MediaKind;
  media: ContentMedia;
  /** What it is for, as `checkMediaFile` asks. */
  use: Exclude<MediaUse, 'sample'>;
  /** The name that the sender chose for a document. */
  fileName?: string;
  /** Where it stands, e.g. `content.header.media`. */
  path: string;
}

/** What is known only when a message leaves. */
export interface Sent {
  /** Id of the upload at Meta; without it the content must name one, or a link. */
  mediaId?: string;
  /** The name of the file, for a document whose sender chose none. */
  fileName?: string;
  /** The message that is answered. */
  replyToWamid?: string;
  /** The message that is reacted to; default: what the content names. */
  reactionWamid?: string;
}

/** What each kind of message knows about itself. */
export interface ContentKind<C extends FreeContent> {
  read: Read<C>;
  check(content: C): Issue[];
  /** The part of a request that is named after the type. */
  toMeta(content: C, sent: Sent): unknown;
  /** One text for the log. */
  render(content: C): string;
  toBlocks(content: C, file: ShownFile | null): Blocks;
  media?(content: C): CarriedMedia | null;
}

/** What a bubble shows of a message that is only text; nothing at all for none. */
export const textBlocks = (text: string | undefined): Blocks => ({
  header: null,
  media: null,
  body: text?.trim() ? [{ text }] : [],
  footer: null,
  buttons: [],
});
