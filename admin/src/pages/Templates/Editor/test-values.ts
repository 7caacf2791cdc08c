import type { TemplateContent } from '../../../../../shared/domain/template/template';
import { variableKey, type Variable } from '../../../../../shared/domain/template/variables';

/** Whether a test asks for the value of a variable: nothing else can give it. */
export function isAsked({ type }: Pick<Variable, 'type'>, hasRecord: boolean): boolean {
  if (type === 'free_text' || type === 'user_phone') return true;
  return !hasRecord && (type === 'field' || type === 'portal_link');
}

/** The values of a test message: what was typed, else the sample of what is asked for. */
export function testValues(
  { variables }: Pick<TemplateContent, 'variables'>,
  typed: Record<string, string>,
  hasRecord: boolean,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const variable of variables) {
    const key = variableKey(variable);
    const value =
      typed[key] ??
      (isAsked(variable, hasRecord) ? variable.sampleValue || variable.fallback : undefined);
    if (value) values[key] = value;
  }
  return values;
}
