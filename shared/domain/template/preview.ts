import { headerText } from './header';
import type { Values } from './payload';
import type { TemplateContent } from './template';
import { cleanValue, fillText, segmentsOf, variableKey } from './variables';

/** A run of text in a bubble; `missing` marks a placeholder that has no value. */
export interface BubbleRun {
  text: string;
  /** The key of the variable that this run came from. */
  variable?: string;
  missing?: boolean;
}

/** A message as a bubble shows it, whatever its kind. */
export interface Blocks {
  header: BubbleRun[] | null;
  /** Name of a header or component that is not text, e.g. `IMAGE`. */
  media: string | null;
  body: BubbleRun[];
  footer: string | null;
  buttons: { type: string; text: string }[];
}

type Shown = Pick<TemplateContent, 'header' | 'body' | 'footer' | 'buttons'>;

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

/** A template with its values, as a bubble shows it; placeholders without a value are marked. */
export function toBlocks(content: Shown, values: Values): Blocks {
  const header = headerText(content.header);
  return {
    header: header === null ? null : runs('header', header, values),
    media:
      content.header?.type === 'other'
        ? ((content.header.raw as { format?: string }).format ?? 'HEADER')
        : null,
    body: runs('body', content.body, values),
    footer: content.footer,
    buttons: content.buttons.map(({ type, text }) => ({ type, text })),
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
  return [header && fill('header', header), fill('body', content.body), content.footer]
    .filter(Boolean)
    .join('\n\n');
}
