import { error, warning, type Issue } from '../issue';
import { checkBody } from './body';
import { checkButtons } from './button';
import { checkFooter } from './footer';
import { checkHeader, headerText } from './header';
import { isLanguage } from './languages';
import { CATEGORIES, LIMITS, type TemplateContent } from './template';
import {
  isWellFormed,
  placeholdersIn,
  reconcileVariables,
  variableKey,
  withoutPlaceholders,
  written,
  type TemplateTexts,
} from './variables';

/** The texts of a template that may hold placeholders. */
export const textsOf = (content: Pick<TemplateContent, 'header' | 'body' | 'buttons'>) =>
  ({
    header: headerText(content.header),
    body: content.body,
    buttons: content.buttons.map(() => null),
  }) satisfies TemplateTexts;

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

function checkVariables(content: TemplateContent): Issue[] {
  return reconcileVariables(textsOf(content), content.variables).flatMap((variable) => {
    const path = `variables.${variableKey(variable)}`;
    const placeholder = written(variable.placeholder);
    const issues: Issue[] = [];
    if (variable.sampleValue.trim() === '')
      issues.push(error('variable.sample', `${path}.sampleValue`, { placeholder }));
    if (variable.type === 'field' && !variable.fieldPath)
      issues.push(error('variable.field', `${path}.fieldPath`, { placeholder }));
    if (variable.type === 'fixed_text' && !variable.fixedText?.trim())
      issues.push(error('variable.fixedText', `${path}.fixedText`, { placeholder }));
    return issues;
  });
}

/** Words that reviewers take for advertising; a UTILITY template with one is often recategorised. */
const PROMOTIONAL =
  /\b(sale|discount|% off|coupon|promo(tion)?|special offer|rabatt|angebot|gutschein|descuento|oferta|promotion|soldes|remise|desconto)\b/i;

/**
 * Everything that Meta's review would refuse in a template, each with the field and what to do.
 * `templates/components` and `templates/template-review` in Meta's documentation.
 */
export function checkTemplate(content: TemplateContent): Issue[] {
  const issues = [
    ...checkIdentity(content),
    ...checkHeader(content.header),
    ...checkBody(content.body),
    ...checkFooter(content.footer),
    ...checkButtons(content.buttons),
    ...checkPlaceholders(headerText(content.header) ?? '', 'header.text', content),
    ...checkPlaceholders(content.body, 'body', content),
    ...checkVariables(content),
  ];
  if (content.category === 'AUTHENTICATION')
    issues.push(error('category.authentication', 'category'));
  if (content.category === 'UTILITY' && PROMOTIONAL.test(content.body))
    issues.push(warning('category.promotional', 'category'));
  return issues;
}
