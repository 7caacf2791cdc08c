/** A template's language as `Intl` understands it; English where it does not. */
function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replace('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The value of a field as text, written in the template's language; null when it is empty. */
export function formatValue(value: unknown, type: string, language: string): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (type === 'date' || type === 'datetime') {
    const date = new Date(String(value));
    if (Number.isNaN(date.getTime())) return String(value);
    return new Intl.DateTimeFormat(localeOf(language), {
      dateStyle: 'long',
      ...(type === 'datetime' && { timeStyle: 'short' }),
      timeZone: type === 'date' ? 'UTC' : undefined,
    }).format(date);
  }
  if (type === 'time') return String(value).slice(0, 5);
  return String(value);
}
