import type { TemplateButton } from './button';
import { fillUrl } from './button/url';
import { headerText } from './header';
import { isMediaHeader } from './header/media';
import type { Values } from './message-payload';
import type { TemplateContent } from './template';
import { cleanValue, fillText, segmentsOf, variableKey } from './variables';

/** A run of text in a bubble; `missing` marks a placeholder that has no value. */
export interface BubbleRun {
  text: string;
  /** The key of the variable that this run came from. */
  variable?: string;
  missing?: boolean;
}

/** What a bubble shows above its text, besides words. */
export interface BlockMedia {
  /** `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`, `AUDIO`, `STICKER`, or another of Meta's names. */
  type: string;
  /** Address of the file; null when it is not known or not a file. */
  url: string | null;
  /** The name of the file or of the place. */
  name: string | null;
  /** The address of a place. */
  address?: string | null;
  /** Whether sound is shown as a voice note. */
  isVoice?: boolean;
}

/** A button as a bubble shows it; `url` is where it leads, when that is known. */
export interface BlockButton {
  type: string;
  text: string;
  url?: string;
  /** Whether who opens it is counted on the way. */
  isTracked?: boolean;
}

/** What a list message opens. */
export interface BlockList {
  /** The words on what opens it. */
  button: string;
  sections: { title: string | null; rows: { title: string; description: string | null }[] }[];
}

/** A contact card as a bubble shows it: its name, and what else is known on lines of its own. */
export interface BlockContact {
  name: string;
  lines: string[];
}

/** A message as a bubble shows it, whatever its kind. */
export interface Blocks {
  header: BubbleRun[] | null;
  media: BlockMedia | null;
  body: BubbleRun[];
  footer: string | null;
  buttons: BlockButton[];
  list?: BlockList;
  contacts?: BlockContact[];
  /** The message is nothing but a reaction; an empty emoji takes one back. */
  reaction?: { emoji: string };
}

type Shown = Pick<TemplateContent, 'header' | 'body' | 'footer' | 'buttons'>;

/** The file that a message shows in its header. */
export interface ShownFile {
  url: string | null;
  name: string | null;
}

function runs(component: 'header' | 'body', text: string, values: Values): BubbleRun[] {
  return segmentsOf(text).map((segment) => {
    if (segment.type === 'text') return { text: segment.text };
    const variable = variableKey({ component, buttonIndex: null, ...segment });
    const value = cleanValue(values[variable] ?? '');
    return value === ''
      ? { text: `{{${segment.placeholder}}}`, variable, missing: true }
      : { text: value, variable };
  });
}

const shownValue = (values: Values, key: string): string | null =>
  cleanValue(values[key] ?? '') || null;

function mediaOf(
  header: Shown['header'],
  values: Values,
  file: ShownFile | null,
): BlockMedia | null {
  if (header?.type === 'other') {
    const { format } = (header.raw ?? {}) as { format?: string };
    return { type: format ?? 'HEADER', url: null, name: null };
  }
  if (header?.type === 'location')
    return {
      type: 'LOCATION',
      url: null,
      name:
        shownValue(values, 'header.name') ??
        ([values['header.latitude'], values['header.longitude']].filter(Boolean).join(', ') ||
          null),
      address: shownValue(values, 'header.address'),
    };
  if (!isMediaHeader(header)) return null;
  return {
    type: header.type.toUpperCase(),
    url: file?.url ?? null,
    name: (header.type === 'document' ? header.fileName : null) ?? file?.name ?? null,
  };
}

function toBlockButton(button: TemplateButton, index: number, values: Values): BlockButton {
  const { type, text } = button;
  if (type === 'phone_number') return { type, text, url: `tel:${button.phoneNumber}` };
  if (type !== 'url') return { type, text };
  const valueOf = (placeholder: string) =>
    shownValue(values, `button.${index}.${placeholder}`) ?? undefined;
  return {
    type,
    text,
    url: fillUrl(button.url, valueOf),
    ...(button.urlType === 'tracked' && { isTracked: true }),
  };
}

/**
 * A template with its values, as a bubble shows it; placeholders without a value are marked. `file` is
 * what a media header shows.
 */
export function toBlocks(content: Shown, values: Values, file: ShownFile | null = null): Blocks {
  const header = headerText(content.header);
  return {
    header: header === null ? null : runs('header', header, values),
    media: mediaOf(content.header, values, file),
    body: runs('body', content.body, values),
    footer: content.footer,
    buttons: content.buttons.map((button, index) => toBlockButton(button, index, values)),
  };
}

/** The plain text of a message as the person sees it: header, body and footer on lines of their own. */
export function renderText(content: Shown, values: Values): string {
  const fill = (component: 'header' | 'body', text: string) =>
    fillText(text, (placeholder) => {
      const value = values[variableKey({ component, buttonIndex: null, placeholder })];
      return value === undefined ? undefined : cleanValue(value);
    });
  const header = headerText(content.header);
  const place = content.header?.type === 'location' ? mediaOf(content.header, values, null) : null;
  return [
    header && fill('header', header),
    place && [place.name, place.address].filter(Boolean).join(', '),
    fill('body', content.body),
    content.footer,
  ]
    .filter(Boolean)
    .join('\n\n');
}
