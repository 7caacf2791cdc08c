import { error, warning, type Issue } from '../issue';
import { checkAuthentication, isAuthentication } from './authentication';
import { checkBody } from './body';
import { buttonPlaceholders, checkButtons, type TemplateButton } from './button';
import { FLOW_TOKEN_PLACEHOLDER } from './button/flow';
import { isWholeUrlVariable } from './button/url';
import { checkFooter } from './footer';
import { checkHeader, headerPlaceholders, headerText } from './header';
import { OPTIONAL_LOCATION_PARTS } from './header/location';
import { isLanguage } from './languages';
import { CATEGORIES, LIMITS, lengthOf, type TemplateContent } from './template';
import {
  fillText,
  isWellFormed,
  placeholdersIn,
  reconcileVariables,
  variableKey,
  withoutPlaceholders,
  written,
  type TemplateTexts,
  type Variable,
} from './variables';

type Shape = Pick<TemplateContent, 'header' | 'body' | 'buttons'>;

/** The texts of a template that hold its placeholders. */
export const textsOf = (content: Shape) =>
  ({
    header: headerPlaceholders(content.header),
    body: content.body,
    buttons: content.buttons.map(buttonPlaceholders),
  }) satisfies TemplateTexts;

/** Whether a message can go out without a value for this variable. */
export const isOptional = (
  { component, placeholder }: Pick<Variable, 'component' | 'placeholder'>,
  { header }: Pick<TemplateContent, 'header'>,
): boolean =>
  component === 'header'
    ? header?.type === 'location' && OPTIONAL_LOCATION_PARTS.includes(placeholder)
    : component === 'button' && placeholder === FLOW_TOKEN_PLACEHOLDER;

/** Whether Meta's reviewers see an example of this variable. */
export function needsSample(
  { component, buttonIndex }: Pick<Variable, 'component' | 'buttonIndex'>,
  content: Pick<TemplateContent, 'category' | 'header' | 'buttons'>,
): boolean {
  if (isAuthentication(content)) return false;
  if (component === 'header') return content.header?.type === 'text';
  if (component === 'body') return true;
  const button = content.buttons[buttonIndex ?? -1];
  return button?.type === 'copy_code' || (button?.type === 'url' && button.urlType === 'dynamic');
}

const NAME = /^[a-z0-9_]+$/;

function checkIdentity({ name, language, category }: TemplateContent): Issue[] {
  const issues: Issue[] = [];
  if (name === '') issues.push(error('name.empty', 'name'));
  else if (!NAME.test(name)) issues.push(error('name.characters', 'name'));
  if (name.length > LIMITS.name)
    issues.push(error('name.tooLong', 'name', { length: name.length, limit: LIMITS.name }));
  if (!isLanguage(language)) issues.push(error('language.unknown', 'language', { language }));
  if (!(CATEGORIES as readonly string[]).includes(category))
    issues.push(error('category.unknown', 'category', { category }));
  return issues;
}

function checkPlaceholders(text: string, path: string, content: TemplateContent): Issue[] {
  const issues: Issue[] = [];
  const placeholders = placeholdersIn(text);
  for (const placeholder of placeholders) {
    if (!isWellFormed(placeholder, content.parameterFormat))
      issues.push(
        error(
          content.parameterFormat === 'NAMED' ? 'placeholder.named' : 'placeholder.positional',
          path,
          { placeholder: written(placeholder) },
        ),
      );
  }
  if (/\{\{|\}\}/.test(withoutPlaceholders(text)) || /\{{3}|\}{3}/.test(text))
    issues.push(error('placeholder.braces', path));
  if (content.parameterFormat === 'POSITIONAL' && issues.length === 0) {
    const numbers = placeholders.map(Number).sort((a, b) => a - b);
    const gap = numbers.findIndex((number, index) => number !== index + 1);
    if (gap >= 0)
      issues.push(
        error('placeholder.gap', path, {
          placeholder: written(numbers[gap]!),
          expected: written(gap + 1),
        }),
      );
  }
  return issues;
}

/** Samples that tell a reviewer nothing. */
const UNREALISTIC =
  /^(x+|y+|z+|\.+|-+|\?+|test\d*|sample|example|asdf\w*|foo|bar|todo|tbd|n\/a|string|value|placeholder|abc|variable)$/i;

function checkSample(variable: Variable, content: TemplateContent): Issue[] {
  const at = `variables.${variableKey(variable)}.sampleValue`;
  const placeholder = written(variable.placeholder);
  const sample = variable.sampleValue;
  if (sample.trim() === '') return [error('variable.sample', at, { placeholder })];
  const issues: Issue[] = [];
  if (/[\r\n\t]| {5,}/.test(sample))
    issues.push(error('variable.sampleSpaces', at, { placeholder }));
  if (/\{\{|\}\}/.test(sample)) issues.push(error('variable.sampleBraces', at, { placeholder }));
  if (UNREALISTIC.test(sample.trim()) || sample.trim() === variable.placeholder)
    issues.push(warning('variable.sampleUnrealistic', at, { placeholder, sample }));
  const button = content.buttons[variable.buttonIndex ?? -1];
  if (button?.type === 'copy_code' && lengthOf(sample) > LIMITS.code)
    issues.push(
      error('variable.sampleTooLong', at, {
        placeholder,
        length: lengthOf(sample),
        limit: LIMITS.code,
      }),
    );
  return issues;
}

/** Whether the kind of a variable makes sense where it stands. */
function checkPlace(variable: Variable, button: TemplateButton | undefined, at: string): Issue[] {
  if (variable.component !== 'button') return [];
  const placeholder = written(variable.placeholder);
  if (variable.type === 'tracked_link')
    return [error('variable.trackedInButton', `${at}.type`, { placeholder })];
  const isWhole = button?.type === 'url' && isWholeUrlVariable(button.url);
  return variable.type === 'portal_link' && !isWhole
    ? [error('variable.portalInButton', `${at}.type`, { placeholder })]
    : [];
}

function checkVariables(content: TemplateContent): Issue[] {
  return reconcileVariables(textsOf(content), content.variables).flatMap((variable) => {
    const path = `variables.${variableKey(variable)}`;
    const placeholder = written(variable.placeholder);
    const issues: Issue[] = [];
    if (needsSample(variable, content)) issues.push(...checkSample(variable, content));
    if (variable.type === 'field' && !variable.fieldPath)
      issues.push(error('variable.field', `${path}.fieldPath`, { placeholder }));
    if (
      variable.type === 'fixed_text' &&
      !variable.fixedText?.trim() &&
      !isOptional(variable, content)
    )
      issues.push(error('variable.fixedText', `${path}.fixedText`, { placeholder }));
    const button = content.buttons[variable.buttonIndex ?? -1];
    return [...issues, ...checkPlace(variable, button, path)];
  });
}

/** Meta counts a body with the samples that reviewers read, too. */
function checkSampled({ body, variables }: TemplateContent): Issue[] {
  const sampleOf = (placeholder: string) =>
    variables.find((one) => one.component === 'body' && one.placeholder === placeholder)
      ?.sampleValue || undefined;
  const length = lengthOf(fillText(body, sampleOf));
  return length > LIMITS.body && lengthOf(body) <= LIMITS.body
    ? [warning('body.sampledTooLong', 'body', { length, limit: LIMITS.body })]
    : [];
}

/** Seconds that a message may wait for delivery, by category. */
const TTL: Record<string, { least: number; most: number }> = {
  AUTHENTICATION: { least: 30, most: 900 },
  UTILITY: { least: 30, most: 43_200 },
  MARKETING: { least: 43_200, most: 2_592_000 },
};

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/time-to-live */
function checkTtl({ category, ttlSeconds }: TemplateContent): Issue[] {
  const limits = TTL[category];
  if (ttlSeconds === null || !limits || (ttlSeconds === -1 && category !== 'MARKETING')) return [];
  const fits =
    Number.isInteger(ttlSeconds) && ttlSeconds >= limits.least && ttlSeconds <= limits.most;
  return fits ? [] : [error('ttl.range', 'ttlSeconds', { ...limits, category })];
}

/** Words that reviewers take for advertising; a UTILITY template with one is often recategorised. */
const PROMOTIONAL =
  /\b(sale|discount|% off|coupon|promo(tion)?|special offer|rabatt|angebot|gutschein|descuento|oferta|promotion|soldes|remise|desconto)\b/i;

const promotionalTextOf = ({ header, body, footer, buttons }: TemplateContent): string =>
  [headerText(header), body, footer, ...buttons.map(({ text }) => text)].join('\n');

function checkWords(content: TemplateContent): Issue[] {
  if (isAuthentication(content)) return checkAuthentication(content);
  const issues = [
    ...checkHeader(content.header),
    ...checkBody(content.body),
    ...checkSampled(content),
    ...checkFooter(content.footer),
    ...checkPlaceholders(headerText(content.header) ?? '', 'header.text', content),
    ...checkPlaceholders(content.body, 'body', content),
  ];
  content.buttons.forEach((button, index) => {
    if (button.type === 'otp') issues.push(error('button.otp.category', `buttons.${index}.text`));
  });
  const isPromotional =
    PROMOTIONAL.test(promotionalTextOf(content)) ||
    content.buttons.some(({ type }) => type === 'copy_code');
  if (content.category === 'UTILITY' && isPromotional)
    issues.push(warning('category.promotional', 'category'));
  return issues;
}

/**
 * Everything that Meta's review would refuse in a template, each with the field and what to do.
 * `templates/components` and `templates/template-review` in Meta's documentation.
 */
export const checkTemplate = (content: TemplateContent): Issue[] => [
  ...checkIdentity(content),
  ...checkWords(content),
  ...checkButtons(content.buttons),
  ...checkVariables(content),
  ...checkTtl(content),
];
