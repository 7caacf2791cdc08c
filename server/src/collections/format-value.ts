import type { ValueFormat } from '../../../shared/domain/value-format';

/** A template's language as `Intl` understands it; English where it does not. */
function localeOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const TEXTS = new Set(['string', 'text', 'richtext', 'email', 'uid', 'enumeration']);
const NUMBERS = new Set(['string', 'integer', 'biginteger', 'decimal', 'float']);

const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;

/** `10:30` or `10:30:15.000`, as Strapi keeps a time of day. */
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;

/** What `Intl` refuses, such as a time zone that it does not know, is written another way. */
function tryTo<T>(write: () => T): T | null {
  try {
    return write();
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

const writeDate = (date: Date, locale: string, options: Intl.DateTimeFormatOptions) =>
  tryTo(() => new Intl.DateTimeFormat(locale, options).format(date));

function formatDate(text: string, format: ValueFormat, locale: string): string | null {
  const date = new Date(text);
  if (format.type !== 'date' || Number.isNaN(date.getTime())) return null;
  // A date has no hour: it is the same day wherever the server stands.
  return writeDate(date, locale, { dateStyle: format.style, timeZone: 'UTC' });
}

function formatDatetime(text: string, format: ValueFormat, locale: string): string | null {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return null;
  if (format.type === 'date') return writeDate(date, locale, { dateStyle: format.style });
  if (format.type === 'time') return writeDate(date, locale, { timeStyle: format.style });
  if (format.type !== 'datetime') return null;
  const { style, timeZone } = format;
  const options = { dateStyle: style, timeStyle: 'short' } as const;
  return (
    (timeZone && writeDate(date, locale, { ...options, timeZone })) ??
    writeDate(date, locale, options)
  );
}

function formatTime(text: string, format: ValueFormat, locale: string): string | null {
  const [, hours, minutes, seconds = '0'] = TIME.exec(text) ?? [];
  if (format.type !== 'time' || hours === undefined) return null;
  const date = new Date(Date.UTC(2000, 0, 1, Number(hours), Number(minutes), Number(seconds)));
  return writeDate(date, locale, { timeStyle: format.style, timeZone: 'UTC' });
}

/** Numbers that are kept as text, such as long ones, keep every digit. */
function formatNumber(text: string, format: ValueFormat, locale: string): string | null {
  if (!NUMBER.test(text)) return null;
  const write = (options: Intl.NumberFormatOptions) =>
    tryTo(() => new Intl.NumberFormat(locale, options).format(text as unknown as number));
  if (format.type === 'currency') return write({ style: 'currency', currency: format.currency });
  if (format.type !== 'number') return null;
  const { decimals } = format;
  return write(
    decimals === null
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
  );
}

function formatCase(text: string, format: ValueFormat, locale: string): string | null {
  if (format.type !== 'case') return null;
  if (format.to === 'upper') return text.toLocaleUpperCase(locale);
  if (format.to === 'lower') return text.toLocaleLowerCase(locale);
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(locale) + rest.join('');
}

function formatted(text: string, type: string, format: ValueFormat, locale: string) {
  if (type === 'date') return formatDate(text, format, locale);
  if (type === 'datetime') return formatDatetime(text, format, locale);
  if (type === 'time') return formatTime(text, format, locale);
  return (
    (TEXTS.has(type) ? formatCase(text, format, locale) : null) ??
    (NUMBERS.has(type) ? formatNumber(text, format, locale) : null)
  );
}

/** How values are written that nobody has chosen a format for. */
const DEFAULTS: Record<string, ValueFormat> = {
  date: { type: 'date', style: 'long' },
  datetime: { type: 'datetime', style: 'long', timeZone: null },
};

/** A value as text without a format: numbers and texts stay as they are stored. */
function plain(text: string, type: string, locale: string): string {
  if (type === 'time') return TIME.test(text) ? text.slice(0, 5) : text;
  const standard = DEFAULTS[type];
  return (standard && formatted(text, type, standard, locale)) ?? text;
}

const stored = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value);

/**
 * The value of a field of this type as text, written in the template's language; null when it is
 * empty. Several values are joined to a list, such as “A, B and C”. A format that does not suit the
 * value is left out.
 */
export function formatValue(
  value: unknown,
  type: string,
  format: ValueFormat | null,
  language: string,
): string | null {
  const locale = localeOf(language);
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => formatValue(one, type, format, language) ?? []);
    if (parts.length === 0) return null;
    return new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(parts);
  }
  if (value === null || value === undefined || value === '') return null;
  const text = stored(value);
  return (format && formatted(text, type, format, locale)) ?? plain(text, type, locale);
}
