import type { Issue } from '../../issue';
import { checkTextHeader, type TextHeader } from './text';

/** The header of a template; `other` is a kind that is not authored here, kept as Meta gave it. */
export type TemplateHeader = TextHeader | { type: 'other'; raw: unknown };

export type HeaderType = TemplateHeader['type'];

/** The header kinds that can be authored, in the order in which they are offered. */
export const HEADERS = ['text'] as const satisfies HeaderType[];

/** Meta's rules for the header, whatever its kind. */
export const checkHeader = (header: TemplateHeader | null): Issue[] =>
  header?.type === 'text' ? checkTextHeader(header) : [];

/** The text of a header that may hold a placeholder. */
export const headerText = (header: TemplateHeader | null): string | null =>
  header?.type === 'text' ? header.text : null;
