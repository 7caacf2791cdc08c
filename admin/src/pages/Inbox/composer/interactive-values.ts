import type { InteractiveContent } from '../../../../../shared/domain/message/content/content';

/** A row of a list, or a button, while it is written. */
export interface ChoiceValues {
  title: string;
  description: string;
}

/** A message with something to tap, while it is written; what one kind has, the others keep. */
export interface InteractiveValues {
  kind: InteractiveContent['kind'];
  header: string;
  body: string;
  footer: string;
  buttons: string[];
  opener: string;
  sections: { title: string; rows: ChoiceValues[] }[];
  label: string;
  url: string;
}

export const NO_ROW: ChoiceValues = { title: '', description: '' };

export const firstValues = (body: string): InteractiveValues => ({
  kind: 'button',
  header: '',
  body,
  footer: '',
  buttons: ['', ''],
  opener: '',
  sections: [{ title: '', rows: [NO_ROW, NO_ROW] }],
  label: '',
  url: '',
});

/** The message that the values make; the ids by which answers come back are counted. */
export function toInteractive(values: InteractiveValues): InteractiveContent {
  const { kind, header, body, footer } = values;
  const parts = {
    type: 'interactive' as const,
    ...(header.trim() && { header: { type: 'text' as const, text: header.trim() } }),
    body,
    ...(footer.trim() && { footer: footer.trim() }),
  };
  if (kind === 'cta_url')
    return { ...parts, kind, displayText: values.label.trim(), url: values.url.trim() };
  if (kind === 'button')
    return {
      ...parts,
      kind,
      buttons: values.buttons.map((title, index) => ({
        id: `button-${index + 1}`,
        title: title.trim(),
      })),
    };
  return {
    ...parts,
    kind,
    button: values.opener.trim(),
    sections: values.sections.map(({ title, rows }, section) => ({
      ...(title.trim() && { title: title.trim() }),
      rows: rows.map((row, index) => ({
        id: `row-${section + 1}-${index + 1}`,
        title: row.title.trim(),
        ...(row.description.trim() && { description: row.description.trim() }),
      })),
    })),
  };
}
