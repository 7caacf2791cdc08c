import type { Issue } from '../../issue';
import { written } from '../variables';
import { LOCATION_PARTS, type LocationHeader } from './location';
import { checkMediaHeader, isMediaHeader, type MediaHeader } from './media';
import { checkTextHeader, type TextHeader } from './text';

/** The header of a template; `other` is a kind that is not authored here, kept as Meta gave it. */
export type TemplateHeader =
  TextHeader | MediaHeader | LocationHeader | { type: 'other'; raw: unknown };

export type HeaderType = TemplateHeader['type'];

/** The header kinds that can be authored, in the order in which they are offered. */
export const HEADERS = [
  'text',
  'image',
  'video',
  'document',
  'location',
] as const satisfies HeaderType[];

/** Meta's rules for the header, whatever its kind. */
export function checkHeader(header: TemplateHeader | null): Issue[] {
  if (header?.type === 'text') return checkTextHeader(header);
  return isMediaHeader(header) ? checkMediaHeader(header) : [];
}

/** The text that Meta shows as header; null for a header of another kind. */
export const headerText = (header: TemplateHeader | null): string | null =>
  header?.type === 'text' ? header.text : null;

/** The placeholders of a header, as a text: those in its words, or the parts of a place. */
export const headerPlaceholders = (header: TemplateHeader | null): string | null =>
  header?.type === 'location' ? LOCATION_PARTS.map(written).join('') : headerText(header);
