import type { TemplateLanguage } from '../../../../../shared/contracts/templates';

/** How many languages stand in a row before the rest is behind a button. */
export const SHOWN_LANGUAGES = 4;

/** Statuses in which a template waits for nobody. */
const QUIET = new Set(['APPROVED', 'DRAFT', 'PENDING', 'ARCHIVED']);

/** Qualities that are no news. */
const FINE = new Set(['GREEN', 'UNKNOWN']);

/** A quality worth telling; null while it is fine or not rated. */
export const noteworthyQuality = (score: string | null): string | null =>
  score === null || FINE.has(score.toUpperCase()) ? null : score.toUpperCase();

/** Whether somebody should look at this language. */
const needsSomebody = ({ status, qualityScore, hasDrift }: TemplateLanguage): boolean =>
  !QUIET.has(status) || hasDrift || noteworthyQuality(qualityScore) !== null;

/**
 * The languages of a row, those that need somebody first, cut after the first few; a single one more
 * takes no more room than the button that would hide it.
 */
export function splitLanguages(
  languages: TemplateLanguage[],
  isOpen: boolean,
): { shown: TemplateLanguage[]; hidden: number } {
  const sorted = [
    ...languages.filter(needsSomebody),
    ...languages.filter((one) => !needsSomebody(one)),
  ];
  const isCut = !isOpen && sorted.length > SHOWN_LANGUAGES + 1;
  const shown = isCut ? sorted.slice(0, SHOWN_LANGUAGES) : sorted;
  return { shown, hidden: sorted.length - shown.length };
}

/** The language that stands for all of a name: that of the admin's own, else the first. */
export const mainLanguage = (
  languages: TemplateLanguage[],
  locale: string,
): TemplateLanguage | undefined =>
  languages.find(({ language }) => language === locale.replace('-', '_')) ??
  languages.find(({ language }) => language.split('_')[0] === locale.split('-')[0]) ??
  languages[0];

/** The part of sent messages that was read, from 0 to 1; null while nothing was sent. */
export const readRate = ({ sent, read }: { sent: number; read: number }): number | null =>
  sent > 0 ? Math.min(1, read / sent) : null;

const REFRESH_EVERY = 5_000;

/** How often, in milliseconds, to look at the list again: only while Meta decides on some of it. */
export const refreshesEvery = (groups: { languages: TemplateLanguage[] }[]): number =>
  groups.some(({ languages }) =>
    languages.some(({ status }) => status === 'PENDING' || status === 'IN_APPEAL'),
  )
    ? REFRESH_EVERY
    : 0;
