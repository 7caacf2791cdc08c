import { fingerprintOf } from '../../../../../shared/domain/template/fingerprint';
import type { TemplateContent } from '../../../../../shared/domain/template/template';

/** The parts of a template that Meta reviews. */
export const REVIEWED_PARTS = [
  'header',
  'body',
  'footer',
  'buttons',
  'authentication',
  'raw',
] as const;

export type ReviewedPart = (typeof REVIEWED_PARTS)[number] | 'parameterFormat';

/** In which parts two texts of a template differ, told as Meta's and ours are compared everywhere. */
export function differencesOf(ours: TemplateContent, theirs: TemplateContent): ReviewedPart[] {
  const known = fingerprintOf(ours);
  const differs = (part: ReviewedPart) =>
    fingerprintOf({ ...ours, [part]: theirs[part] }) !== known;
  return (['parameterFormat', ...REVIEWED_PARTS] as const).filter(differs);
}
