/** The languages that the plugin speaks, by Strapi's codes. */
export const SPOKEN_LANGUAGES = ['en', 'de', 'es', 'fr', 'pt-BR'] as const;

export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** Two codes of the same language, of whatever region. */
export const isSameLanguage = (one: string, other: string): boolean =>
  one.split('-')[0] === other.split('-')[0];

/** The one that is spoken for a locale: the same, else the same of another region; null when there is none. */
const spokenFor = (locale: string): SpokenLanguage | null =>
  SPOKEN_LANGUAGES.find((code) => code.toLowerCase() === locale.toLowerCase()) ??
  SPOKEN_LANGUAGES.find((code) => isSameLanguage(code, locale.toLowerCase())) ??
  null;

/** The language for somebody's locale; English for one that is not spoken, or not known. */
export const nearestLanguage = (locale: string | null | undefined): SpokenLanguage =>
  (locale && spokenFor(locale)) || 'en';

/** The language that a browser likes best of those that are spoken, by its `Accept-Language`; else English. */
export function acceptedLanguage(header: string): SpokenLanguage {
  const wishes = header.split(',').map((part) => {
    const [locale = '', ...more] = part.trim().split(';');
    const weight = more.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
    return { locale: locale.trim(), weight: weight === undefined ? 1 : Number(weight) };
  });
  const liked = wishes
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { locale } of liked) {
    const spoken = spokenFor(locale);
    if (spoken) return spoken;
  }
  return 'en';
}
