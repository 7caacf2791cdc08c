import { invalidParameter } from '../../graph/refusals';
import { isObject, type JsonObject } from '../../json';
import type { Platform } from '../../platform';
import type { Customer, MessageView, PhoneNumber } from '../../world/types';

/** A content that was found right: what is stored and what the person sees. */
export interface ReadContent {
  content: JsonObject;
  view: MessageView;
  /** Media links that must be fetched before the message can be delivered. */
  links?: { link: string; kind: string; isVoice?: boolean }[];
}

/** What a reader of contents may look at. */
export interface ContentContext {
  platform: Platform;
  number: PhoneNumber;
  customer: Customer;
}

/** Reads the part of a request that is named after its type, or refuses it as Meta does. */
export type ContentReader = (part: JsonObject, context: ContentContext) => ReadContent;

/** Refuses parts of an object that Graph does not know. */
export const refuseOthers = (part: JsonObject, known: readonly string[], path: string): void => {
  const other = Object.keys(part).find((key) => !known.includes(key));
  if (other !== undefined) throw invalidParameter(`Unexpected key "${other}" on param "${path}".`);
};

/** The list as objects; refuses anything else, and anything else in it. */
export const listOf = (value: unknown, path: string): JsonObject[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw invalidParameter(`Param ${path} must be an array of objects.`);
  }
  return value;
};

/** A media link that has the form of one. */
export const isLink = (link: string): boolean =>
  URL.canParse(link) && /^https?:$/.test(new URL(link).protocol);
