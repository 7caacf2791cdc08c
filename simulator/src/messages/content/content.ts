import type { JsonObject } from '../../json';
import type { Platform } from '../../platform';
import type { Customer, MessageView, PhoneNumber } from '../../world/types';

/** A content that was found right: what is stored and what the person sees. */
export interface ReadContent {
  content: JsonObject;
  view: MessageView;
  /** Media links that must be fetched before the message can be delivered. */
  links?: { link: string; kind: string }[];
}

/** What a reader of contents may look at. */
export interface ContentContext {
  platform: Platform;
  number: PhoneNumber;
  customer: Customer;
}

/** Reads the part of a request that is named after its type, or refuses it as Meta does. */
export type ContentReader = (part: JsonObject, context: ContentContext) => ReadContent;

/** A media link that has the form of one. */
export const isLink = (link: string): boolean =>
  URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
