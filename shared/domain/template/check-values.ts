import { error, type Issue } from '../issue';
import { CODE_KEY, isAuthentication } from './authentication';
import type { TemplateButton } from './button';
import { COPY_CODE_PLACEHOLDER } from './button/copy-code';
import { fillUrl, isWebUrl, isWholeUrlVariable, type UrlButton } from './button/url';
import { headerText } from './header';
import { degreesOf, readCoordinate } from './header/location';
import type { Values } from './message-payload';
import { LIMITS, lengthOf, type TemplateContent } from './template';
import { fillText, placeholdersIn, written } from './variables';

type Filled = Pick<TemplateContent, 'category' | 'header' | 'body' | 'buttons'>;

/** What people call the variable with this key. */
type LabelOf = (key: string) => string;

/** A code as WhatsApp takes it: of a coupon, or to log in with. */
function checkCode(code: string | undefined, path: string): Issue[] {
  const length = lengthOf(code ?? '');
  return length > LIMITS.code
    ? [error('value.codeTooLong', path, { length, limit: LIMITS.code })]
    : [];
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates/authentication-templates */
function checkOneTimeCode(code: string | undefined): Issue[] {
  const path = `values.${CODE_KEY}`;
  const forbidden = /\p{Extended_Pictographic}|\p{Regional_Indicator}|https?:\/\/|www\./iu;
  return forbidden.test(code ?? '') ? [error('value.codeCharacters', path)] : checkCode(code, path);
}

function checkPlace(values: Values): Issue[] {
  return (['latitude', 'longitude'] as const).flatMap((part) => {
    const value = values[`header.${part}`];
    if (value === undefined || readCoordinate(part, value) !== null) return [];
    return [
      error('location.coordinate', `values.header.${part}`, {
        placeholder: written(part),
        value,
        part,
        degrees: degreesOf(part)!,
      }),
    ];
  });
}

function checkAddress(
  { url, urlType }: UrlButton,
  index: number,
  values: Values,
  labelOf: LabelOf,
): Issue[] {
  if (urlType === 'static') return [];
  const keyOf = (placeholder: string) => `button.${index}.${placeholder}`;
  const placeholders = placeholdersIn(url);
  // What is missing is told where it is missing.
  if (placeholders.some((placeholder) => values[keyOf(placeholder)] === undefined)) return [];
  const [first = ''] = placeholders;
  const path = `values.${keyOf(first)}`;
  const filled = fillUrl(url, (placeholder) => values[keyOf(placeholder)]);
  if (isWholeUrlVariable(url) && !isWebUrl(filled))
    return [
      error('value.notUrl', path, {
        placeholder: written(first),
        label: labelOf(keyOf(first)),
        value: filled,
      }),
    ];
  return filled.length > LIMITS.url
    ? [error('url.tooLong', path, { length: filled.length, limit: LIMITS.url })]
    : [];
}

function checkButton(
  button: TemplateButton,
  index: number,
  values: Values,
  labelOf: LabelOf,
): Issue[] {
  if (button.type === 'url') return checkAddress(button, index, values, labelOf);
  const key = `button.${index}.${COPY_CODE_PLACEHOLDER}`;
  return button.type === 'copy_code' ? checkCode(values[key], `values.${key}`) : [];
}

/** Whether texts still fit once their values stand in them (132005). */
export function checkLengths(content: Pick<Filled, 'header' | 'body'>, values: Values): Issue[] {
  const parts = [
    ['header', headerText(content.header) ?? '', LIMITS.headerText],
    ['body', content.body, LIMITS.body],
  ] as const;
  return parts.flatMap(([component, text, limit]) => {
    const length = lengthOf(fillText(text, (name) => values[`${component}.${name}`]));
    return length > limit ? [error('value.tooLong', 'values', { length, limit })] : [];
  });
}

/** Whether the values that are there can be sent where they stand: places, codes and addresses. */
export const checkValues = (content: Filled, values: Values, labelOf: LabelOf): Issue[] => [
  ...(isAuthentication(content) ? checkOneTimeCode(values[CODE_KEY]) : []),
  ...(content.header?.type === 'location' ? checkPlace(values) : []),
  ...content.buttons.flatMap((button, index) => checkButton(button, index, values, labelOf)),
];
