import { LANGUAGES } from '../../../../../shared/domain/template/languages';

/** The name of a language in the words of the admin's own language; the code when it has none. */
export function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(code.replace('_', '-'));
    return name ?? code;
  } catch {
    return code;
  }
}

/** The languages that Meta offers, by name. */
export const languageOptions = (locale: string): { code: string; name: string }[] =>
  LANGUAGES.map((code) => ({ code, name: languageName(code, locale) })).sort((a, b) =>
    a.name.localeCompare(b.name, locale),
  );
