import { textsOf, isOptional } from '../../../../shared/domain/template/check';
import type { TemplateContent } from '../../../../shared/domain/template/template';
import {
  reconcileVariables,
  variableKey,
  written,
  type Variable,
} from '../../../../shared/domain/template/variables';
import { pathsInPattern } from '../../collections/fill-pattern';

/** Whether only a record can say the value of a variable. */
function isOfRecord({ type, fixedText }: Variable): boolean {
  switch (type) {
    case 'field':
    case 'portal_link':
      return true;
    case 'tracked_link':
      // Without an address of its own it leads to that of the record.
      return !fixedText?.trim() || pathsInPattern(fixedText).length > 0;
    case 'fixed_text':
    case 'free_text':
    case 'user_name':
    case 'user_phone':
      return false;
  }
}

/** The variables of a template that must be said and that only a record can say, but for those that are given. */
export const needingRecord = (content: TemplateContent, given: ReadonlySet<string>): string[] =>
  reconcileVariables(textsOf(content), content.variables)
    .filter(
      (variable) =>
        isOfRecord(variable) &&
        !given.has(variableKey(variable)) &&
        !variable.fallback?.trim() &&
        !isOptional(variable, content),
    )
    .map(({ placeholder, fieldPath }) =>
      fieldPath ? `${written(placeholder)} (${fieldPath})` : written(placeholder),
    );
