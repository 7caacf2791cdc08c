import type { TextKey } from '../../hooks/use-text';

/** What an editor says of a consent, field by field. */
export interface ConsentFields {
  source: string;
  wording: string;
  proof: string;
}

/** The fields as one note, a line each; those that are empty are left out. */
export function consentNote(
  { source, wording, proof }: ConsentFields,
  say: (key: TextKey, values: { text: string }) => string,
): string {
  const lines: [TextKey, string][] = [
    ['consentDialog.note.source', source],
    ['consentDialog.note.wording', wording],
    ['consentDialog.note.proof', proof],
  ];
  return lines
    .filter(([, words]) => words.trim() !== '')
    .map(([key, words]) => say(key, { text: words.trim() }))
    .join('\n');
}
