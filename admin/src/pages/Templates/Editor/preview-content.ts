import type { Preview } from '../../../../../shared/contracts/messages';
import {
  isAuthentication,
  presetBody,
  presetFooter,
} from '../../../../../shared/domain/template/authentication';
import { isMediaHeader } from '../../../../../shared/domain/template/header/media';
import type { ShownFile } from '../../../../../shared/domain/template/preview';
import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { variableKey } from '../../../../../shared/domain/template/variables';

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'prs']);

/** Which way a template language is read. */
export const readingOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.has(language.split(/[_-]/)[0]!.toLowerCase()) ? 'rtl' : 'ltr';

/** What the preview shows in place of each variable: its sample, or the text that never changes. */
export const shownSamples = ({ variables }: TemplateContent): Record<string, string> =>
  Object.fromEntries(
    variables.map((one) => [
      variableKey(one),
      one.sampleValue || (one.type === 'fixed_text' && one.fixedText) || one.fallback || '',
    ]),
  );

/** The values that a record gave, by key. */
export const valuesOfPreview = ({ values }: Pick<Preview, 'values'>): Record<string, string> =>
  Object.fromEntries(values.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));

/** The words as the phone shows them: those of an authentication template are Meta's own. */
export function shownWords(content: TemplateContent): TemplateContent {
  const { authentication } = content;
  if (!isAuthentication(content) || !authentication) return content;
  return {
    ...content,
    body: content.body.trim() === '' ? presetBody(authentication) : content.body,
    footer: content.footer ?? presetFooter(authentication),
  };
}

/** The template's own file, for a header that shows one. */
export const ownFile = ({ header }: TemplateContent): ShownFile | null =>
  isMediaHeader(header) ? header.file : null;

/** What would go wrong with this record, and not with every message that is not sent yet. */
export const issuesOfRecord = ({ issues }: Pick<Preview, 'issues'>): Preview['issues'] =>
  issues.filter(({ path }) => /^(values|record|headerMedia|header)\b/.test(path));
