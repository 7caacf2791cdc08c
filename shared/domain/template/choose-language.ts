/** Why a template goes out in this language. */
export type LanguageReason = 'asked' | 'record' | 'contact' | 'fallback' | 'only';

/** What is known about the language that a message should have. */
export interface LanguageWishes {
  /** Of the record, and of the field in which the record keeps the person's; the dearest first. */
  record: (string | null | undefined)[];
  /** Of the person, as known from elsewhere. */
  contact: string | null;
  /** What is sent where nothing else fits. */
  default: string;
}

export interface ChosenLanguage {
  language: string;
  from: LanguageReason;
}

/** A language as Meta writes it, of whatever a person or a field writes: `pt-br` is `pt_BR`. */
export function toLanguage(text: string): string {
  const [base = '', ...rest] = text.trim().split(/[-_]/);
  return [base.toLowerCase(), ...rest.map((part) => part.toUpperCase())].join('_');
}

const baseOf = (language: string): string => language.split('_')[0]!;

/** The language itself, else without its country, else that of another country. */
function closest(available: string[], wished: string): string | undefined {
  const base = baseOf(wished);
  return (
    available.find((language) => language === wished) ??
    available.find((language) => language === base) ??
    available.find((language) => baseOf(language) === base)
  );
}

/**
 * The language in which a template goes out: the record's, else the person's, exactly; else the nearest
 * to these (`en_GB`, `en`, any `en_…`), else to the default one; else the only one that there is. Null
 * where nobody can know.
 */
export function chooseLanguage(available: string[], wishes: LanguageWishes): ChosenLanguage | null {
  const sorted = [...new Set(available)].sort();
  const wished = [
    ...wishes.record.map((language) => ({ language, from: 'record' as const })),
    { language: wishes.contact, from: 'contact' as const },
  ].flatMap(({ language, from }) =>
    language?.trim() ? [{ language: toLanguage(language), from }] : [],
  );
  const exact = wished.find(({ language }) => sorted.includes(language));
  if (exact) return exact;
  for (const language of [...wished.map((wish) => wish.language), toLanguage(wishes.default)]) {
    const found = closest(sorted, language);
    if (found) return { language: found, from: 'fallback' };
  }
  return sorted.length === 1 ? { language: sorted[0]!, from: 'only' } : null;
}
