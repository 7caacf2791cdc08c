import { FORMATS_FOR, type ValueFormat } from '../../../../../shared/domain/value-format';

const STYLES = ['short', 'medium', 'long', 'full'] as const;

/** The ways to write a value that can be chosen, each with its name in the list. */
const CHOICES = {
  date: STYLES.map((style) => `date.${style}` as const),
  time: (['short', 'medium'] as const).map((style) => `time.${style}` as const),
  datetime: STYLES.map((style) => `datetime.${style}` as const),
  number: ['number'],
  currency: ['currency'],
  case: (['upper', 'lower', 'capitalize'] as const).map((to) => `case.${to}` as const),
} as const satisfies Record<ValueFormat['type'], readonly string[]>;

/** A way to write a value, by its name in the list. */
export type FormatChoice = (typeof CHOICES)[ValueFormat['type']][number];

/** The ways that make sense for an attribute type of Strapi's; none for one that has only one. */
export const choicesFor = (attributeType: string): FormatChoice[] =>
  (FORMATS_FOR[attributeType] ?? []).flatMap((type): readonly FormatChoice[] => CHOICES[type]);

/** The choice that a format is. */
export function choiceOf(format: ValueFormat): FormatChoice {
  switch (format.type) {
    case 'number':
    case 'currency':
      return format.type;
    case 'case':
      return `case.${format.to}`;
    case 'date':
      return `date.${format.style}`;
    case 'time':
      return `time.${format.style}`;
    case 'datetime':
      return `datetime.${format.style}`;
  }
}

const DEFAULT_CURRENCY = 'EUR';

const NEW_FORMATS: Record<FormatChoice, ValueFormat> = {
  'date.short': { type: 'date', style: 'short' },
  'date.medium': { type: 'date', style: 'medium' },
  'date.long': { type: 'date', style: 'long' },
  'date.full': { type: 'date', style: 'full' },
  'time.short': { type: 'time', style: 'short' },
  'time.medium': { type: 'time', style: 'medium' },
  'datetime.short': { type: 'datetime', style: 'short', timeZone: null },
  'datetime.medium': { type: 'datetime', style: 'medium', timeZone: null },
  'datetime.long': { type: 'datetime', style: 'long', timeZone: null },
  'datetime.full': { type: 'datetime', style: 'full', timeZone: null },
  number: { type: 'number', decimals: null },
  currency: { type: 'currency', currency: DEFAULT_CURRENCY },
  'case.upper': { type: 'case', to: 'upper' },
  'case.lower': { type: 'case', to: 'lower' },
  'case.capitalize': { type: 'case', to: 'capitalize' },
};

/** The format of a choice; the time zone of the one before is kept. */
export function formatOf(choice: FormatChoice, before: ValueFormat | null): ValueFormat {
  const format = NEW_FORMATS[choice];
  return format.type === 'datetime' && before?.type === 'datetime'
    ? { ...format, timeZone: before.timeZone }
    : format;
}

/** A moment whose parts cannot be taken for one another. */
const MOMENT = new Date(Date.UTC(2030, 5, 23, 14, 30, 15));

const AMOUNT = 1234.5;

/** An invented value as the format writes it in a language; null where there is nothing to show. */
export function exampleOf(format: ValueFormat, language: string): string | null {
  const locale = language.replaceAll('_', '-');
  try {
    switch (format.type) {
      case 'date':
        return new Intl.DateTimeFormat(locale, {
          dateStyle: format.style,
          timeZone: 'UTC',
        }).format(MOMENT);
      case 'time':
        return new Intl.DateTimeFormat(locale, {
          timeStyle: format.style,
          timeZone: 'UTC',
        }).format(MOMENT);
      case 'datetime':
        return new Intl.DateTimeFormat(locale, {
          dateStyle: format.style,
          timeStyle: 'short',
          timeZone: 'UTC',
        }).format(MOMENT);
      case 'number':
        return new Intl.NumberFormat(
          locale,
          format.decimals === null
            ? {}
            : { minimumFractionDigits: format.decimals, maximumFractionDigits: format.decimals },
        ).format(AMOUNT);
      case 'currency':
        return new Intl.NumberFormat(locale, {
          style: 'currency',
          currency: format.currency,
        }).format(AMOUNT);
      case 'case':
        return null;
    }
  } catch {
    // A language, currency or number of digits that `Intl` does not know has no example.
    return null;
  }
}

/** The level of a collection's fields on which a path ends: `items[count]` ends on the list's own. */
export function levelOfPath(path: string): string {
  const steps = path.split('.');
  const last = steps.at(-1)!;
  const above = steps.slice(0, -1);
  return [...above, ...(last.endsWith(']') ? [last.slice(0, last.indexOf('['))] : [])].join('.');
}
